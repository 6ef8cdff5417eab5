import { describe, expect, it } from '@jest/globals';
import { alertSinks } from '../../../src/http/alert-sinks.ts';
import { healthOf, messageOf, reply, startReceiver } from './alert-receiver.ts';

describe('the receivers of alerts', () => {
  it('are those that the settings name, and no other', () => {
    const origin = 'http://127.0.0.1:9';
    const names = (health: Parameters<typeof alertSinks>[0]['health']) => {
      const { sinks, close } = alertSinks({ health, timeoutMs: 1000 });
      close();
      return sinks.map(({ name }) => name);
    };
    expect(names({ dir: 'health', budgets: new Map(), noiseMs: 100 })).toEqual([]);
    for (const name of ['webhook', 'slack', 'github'] as const) expect(names(healthOf(name, origin))).toEqual([name]);
    const all = { ...healthOf('webhook', origin), ...healthOf('slack', origin), ...healthOf('github', origin) };
    expect(names(all)).toEqual(['webhook', 'slack', 'github']);
  });

  it('share a connection that is closed in the end', async () => {
    const ports = new Set<number | undefined>();
    const receiver = await startReceiver((response) => {
      ports.add(response.socket?.remotePort);
      reply(response, 200);
    });
    try {
      const health = { ...healthOf('webhook', receiver.origin), ...healthOf('slack', receiver.origin) };
      const { sinks, close } = alertSinks({ health, timeoutMs: 5000 });
      for (const sink of sinks) await sink.deliver(messageOf('down'));
      close();
      expect([receiver.received.length, ports.size]).toEqual([2, 1]);
    } finally {
      await receiver.close();
    }
  });
});
