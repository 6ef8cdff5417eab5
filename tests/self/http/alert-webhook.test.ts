import { afterEach, describe, expect, it } from '@jest/globals';
import { deliver, healthOf, hush, messageOf, type Receiver, reply, startReceiver } from './alert-receiver.ts';

const open: Receiver[] = [];

async function receiver(...answer: Parameters<typeof startReceiver>): Promise<Receiver> {
  const started = await startReceiver(...answer);
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const message = messageOf('down');
const sinks = ['webhook', 'slack'] as const;

describe('an alert', () => {
  it('reaches the webhook as JSON, with its id where gateways look for it', async () => {
    const { origin, received } = await receiver((response) => reply(response, 204));
    expect(await deliver(healthOf('webhook', origin), message)).toBe('delivered');
    expect(received).toEqual([
      {
        method: 'POST',
        target: `/services/${hush}?key=${hush}`,
        headers: expect.objectContaining({
          'content-type': 'application/json',
          'idempotency-key': 'a1b2c3d4e5f6',
          'user-agent': 'offblocks-contract',
        }),
        json: { id: 'a1b2c3d4e5f6', kind: 'down', environment: 'staging' },
      },
    ]);
  });

  it('reaches Slack as text', async () => {
    const { origin, received } = await receiver((response) => reply(response, 200, 'ok'));
    expect(await deliver(healthOf('slack', origin), message)).toBe('delivered');
    expect(received).toEqual([
      expect.objectContaining({
        method: 'POST',
        target: `/services/${hush}?key=${hush}`,
        json: { text: 'staging is down: createCustomer answered 503' },
      }),
    ]);
  });
});

describe.each(sinks)('an alert that the %s does not take', (name) => {
  const who = name === 'slack' ? 'Slack' : 'the webhook';
  const setting = `CONTRACT_HEALTH_${name === 'slack' ? 'SLACK' : 'WEBHOOK'}_URL`;

  it.each([301, 302, 303, 307, 308])('by a redirect (%i) goes nowhere else', async (status) => {
    const elsewhere = await receiver((response) => reply(response, 200));
    const { origin, received } = await receiver((response) =>
      reply(response, status, '', { Location: `${elsewhere.origin}/${hush}` }),
    );
    expect(await deliver(healthOf(name, origin), message)).toBe(
      `${who}: it answered ${status}, and redirects are not followed: give the final address (${setting})`,
    );
    expect([received.length, elsewhere.received.length]).toEqual([1, 0]);
  });

  it.each([400, 401, 403, 404, 410])('by %i is not tried again', async (status) => {
    const { origin, received } = await receiver((response) => reply(response, status));
    expect(await deliver(healthOf(name, origin), message)).toBe(`${who}: it answered ${status}: check ${setting}`);
    expect(received).toHaveLength(1);
  });

  it.each([429, 500, 503])('by %i at first is delivered at the second try', async (status) => {
    const { origin, received } = await receiver((response, _, number) => reply(response, number === 0 ? status : 200));
    expect(await deliver(healthOf(name, origin), message)).toBe('delivered');
    expect(received.map(({ json }) => json)).toEqual([received[0]?.json, received[0]?.json]);
  });

  it('is tried twice and never more', async () => {
    const { origin, received } = await receiver((response) => reply(response, 503));
    expect(await deliver(healthOf(name, origin), message)).toBe(`${who}: it answered 503`);
    expect(received).toHaveLength(2);
  });

  it('says why the second try failed, not the first', async () => {
    const { origin } = await receiver((response, _, number) => reply(response, number === 0 ? 503 : 404));
    expect(await deliver(healthOf(name, origin), message)).toBe(`${who}: it answered 404: check ${setting}`);
  });

  it('is left to the next run by who asks for a long wait', async () => {
    const { origin, received } = await receiver((response) => reply(response, 429, '', { 'Retry-After': '60' }));
    expect(await deliver(healthOf(name, origin), message)).toBe(`${who}: it answered 429 and asks to wait 60 s`);
    expect(received).toHaveLength(1);
  });

  it('is tried again when the connection broke', async () => {
    const { origin, received } = await receiver((response, _, number) => {
      if (number === 0) response.destroy();
      else reply(response, 200);
    });
    expect(await deliver(healthOf(name, origin), message)).toBe('delivered');
    expect(received).toHaveLength(2);
  });

  it('does not wait for ever', async () => {
    const { origin, received } = await receiver(() => undefined);
    expect(await deliver(healthOf(name, origin), message, 100)).toBe(
      `${who}: no complete answer came in time (ETIMEDOUT: no complete answer within 100 ms)`,
    );
    expect(received).toHaveLength(2);
  });

  it('does not tell the secret, whatever the answer repeats', async () => {
    const { origin, close } = await startReceiver((response, { target }) =>
      reply(response, 400, JSON.stringify({ message: `no ${target}` }), { 'X-Target': target }),
    );
    const health = healthOf(name, origin);
    const refused = await deliver(health, message);
    await close();
    const unreachable = await deliver(health, message);
    expect(unreachable).toContain('nothing accepts connections there (ECONNREFUSED');
    for (const text of [refused, unreachable]) expect(text).not.toContain(hush);
  });
});

describe("Slack's own reason", () => {
  it('is told', async () => {
    const { origin } = await receiver((response) => reply(response, 410, 'channel_is_archived\n'));
    expect(await deliver(healthOf('slack', origin), message)).toBe(
      'Slack: it answered 410 (channel_is_archived): check CONTRACT_HEALTH_SLACK_URL',
    );
  });

  it.each(['services', '<html>no</html>', 'x'.repeat(61)])('is not told where it is no such word: %s', async (said) => {
    const { origin } = await receiver((response) => reply(response, 404, said));
    expect(await deliver(healthOf('slack', origin), message)).toBe(
      'Slack: it answered 404: check CONTRACT_HEALTH_SLACK_URL',
    );
  });
});
