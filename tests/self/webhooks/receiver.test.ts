import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { Receiver } from '../../../src/webhooks/receiver.ts';
import { sampleEvent, sampleNowMs } from './sample-delivery.ts';

const secret = new Secret('OFFBLOCKS_API_SECRET', 'hunter2-hunter2');
const opened: Receiver[] = [];

async function open(settings: Parameters<typeof Receiver.open>[0]['settings'] = {}) {
  const records: EvidenceRecord[] = [];
  const receiver = await Receiver.open({
    settings,
    ledger: { append: (record) => void records.push(record) },
    position: () => ({ suite: 'deliveries', step: 'active' }),
    redactor: new Redactor([secret]),
    nowMs: () => sampleNowMs,
    confidential: () => [],
  });
  opened.push(receiver);
  return { receiver, records };
}

function post(url: string, event: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent: false, headers: { 'content-type': 'application/json' } });
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(event));
  });
}

afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
});

describe('the receiver of webhooks', () => {
  it('answers 200, and records and judges what arrives', async () => {
    const { receiver, records } = await open();
    const inbox = receiver.inbox('token');
    expect(await post(inbox.url, { ...sampleEvent, status: 'ACTIVE' })).toBe(200);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      kind: 'delivery',
      id: 'deliveries.active.delivery#1',
      operation: 'customerUpdated',
      attempt: 1,
      answered: 200,
    });
    const evaluations = inbox.arrivals[0]?.record.evaluations ?? [];
    expect(evaluations.flatMap(({ finding }) => finding?.code ?? [])).toEqual(['WEBHOOK_PAYLOAD_ENUM']);
  });

  it('answers by its script and counts the attempts of an event', async () => {
    const { receiver } = await open();
    const inbox = receiver.inbox('token', (_, earlier) => (earlier.length < 2 ? 500 : 204));
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) statuses.push(await post(inbox.url, sampleEvent));
    expect(statuses).toEqual([500, 500, 204]);
    expect(inbox.arrivals.map(({ record }) => record.attempt)).toEqual([1, 2, 3]);
  });

  it('wakes who waits when it arrives, and gives up at the bound', async () => {
    const { receiver } = await open();
    const inbox = receiver.inbox('token');
    const waiting = inbox.waitFor(({ status }) => status === 'initiating', 5000);
    await post(inbox.url, sampleEvent);
    expect(await waiting).toBe(true);
    expect(await inbox.waitFor(({ status }) => status === 'active', 10)).toBe(false);
  });

  it('takes no evidence from strangers, and keeps no secret', async () => {
    const { receiver, records } = await open();
    const inbox = receiver.inbox('token');
    expect(await post(inbox.url.replace('token', 'guess'), sampleEvent)).toBe(404);
    expect(records).toEqual([]);
    await post(`${inbox.url}?key=${secret.reveal()}`, { ...sampleEvent, externalId: secret.reveal() });
    expect(JSON.stringify(records)).not.toContain(secret.reveal());
  });

  it('names the public URL where one is set', async () => {
    const { receiver } = await open({ callbackUrl: new URL('https://hooks.example.com/offblocks/') });
    expect(receiver.inbox('token').url).toBe('https://hooks.example.com/offblocks/token');
  });

  it('says which port is taken', async () => {
    const { receiver } = await open();
    const callbackPort = Number(new URL(receiver.inbox('token').url).port);
    await expect(open({ callbackPort })).rejects.toThrow(/RECEIVER_NOT_LISTENING[\s\S]*port \d+[\s\S]*EADDRINUSE/);
  });
});
