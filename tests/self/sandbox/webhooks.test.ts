import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';
import type { Receiver } from './receiver.ts';
import { startReceiver } from './receiver.ts';
import { listOf, objectOf } from './send.ts';
import { answerTo, createCustomer, customerIn, eventually } from './story.ts';

const open: Array<{ close(): Promise<void> }> = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function start(answer?: (index: number) => number, options: SandboxOptions = {}) {
  const sandbox: RunningSandbox = await startSandbox(options);
  const receiver: Receiver = await startReceiver(answer);
  open.push(sandbox, receiver);
  return { sandbox, receiver, client: await connect(sandbox) };
}

const subscribe = (client: Client, callbackUrl: string, change: object = {}) =>
  client.call('PUT', '/webhooks', { body: { callbackUrl, types: ['customer.updated'], ...change } });

const arrived = (receiver: Receiver, count: number) =>
  eventually(
    () => receiver.deliveries,
    (seen) => seen.length >= count,
  );

describe('a subscription', () => {
  it('is created, read, listed, changed and removed', async () => {
    const { client } = await start();
    const created = await subscribe(client, 'https://example.com/callback', {
      types: ['customer.updated', 'card.updated'],
    });
    const webhook = objectOf(created);
    expect(created.status).toBe(200);
    expect(webhook).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      callbackUrl: 'https://example.com/callback',
      types: ['customer.updated', 'card.updated'],
      createdAt: webhook.updatedAt,
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{9}Z$/),
    });
    const path = `/webhooks/${webhook.id}`;
    const changed = objectOf(await subscribe(client, 'http://example.com/other', { id: webhook.id }));
    expect(changed).toMatchObject({
      id: webhook.id,
      callbackUrl: 'http://example.com/other',
      types: ['customer.updated'],
      createdAt: webhook.createdAt,
    });
    expect(changed.updatedAt).not.toBe(webhook.updatedAt);
    expect(objectOf(await client.call('GET', path)).callbackUrl).toBe('http://example.com/other');
    expect(listOf(await client.call('GET', '/webhooks'))).toHaveLength(1);
    const removed = await client.call('DELETE', path);
    expect([removed.status, removed.body.length]).toEqual([204, 0]);
    expect([(await client.call('GET', path)).status, (await client.call('DELETE', path)).status]).toEqual([404, 404]);
    expect(listOf(await client.call('GET', '/webhooks'))).toEqual([]);
  });

  it('belongs to one tenant', async () => {
    const { sandbox, client } = await start();
    const { id } = objectOf(await subscribe(client, 'https://example.com/'));
    const stranger = await connect(sandbox, 'second');
    expect((await stranger.call('GET', `/webhooks/${id}`)).status).toBe(404);
    expect((await stranger.call('DELETE', `/webhooks/${id}`)).status).toBe(404);
    expect((await subscribe(stranger, 'https://example.com/', { id })).status).toBe(400);
    expect(listOf(await stranger.call('GET', '/webhooks'))).toEqual([]);
  });

  it.each([
    { callbackUrl: '/relative' },
    { callbackUrl: 'ftp://example.com/' },
    { callbackUrl: 'http:example.com' },
    { callbackUrl: ' https://example.com' },
    { callbackUrl: 'https://exa mple.com' },
    { callbackUrl: 'https://' },
    { callbackUrl: 1 },
    { callbackUrl: undefined },
    { types: [] },
    { types: 'customer.updated' },
    { types: ['customer.created'] },
    { types: ['Customer.Updated'] },
    { types: ['customer.updated', 'customer.updated'] },
    { types: undefined },
    { id: 'x' },
    { id: null },
    { id: randomUUID() },
  ])('is refused with %j', async (change) => {
    const { client } = await start();
    expect((await subscribe(client, 'https://example.com/', change)).status).toBe(400);
    expect(listOf(await client.call('GET', '/webhooks'))).toEqual([]);
  });
});

describe('events', () => {
  it('tell every transition once, as it was, without the challenge', async () => {
    const { client, receiver } = await start();
    await subscribe(client, receiver.url);
    const customer = await customerIn(client, 'inactive');
    await arrived(receiver, 5);
    const { deliveries } = receiver;
    expect(deliveries.map(({ event }) => event.status)).toEqual([
      'initiating',
      'screening',
      'verifying',
      'active',
      'inactive',
    ]);
    expect(new Set(deliveries.map(({ method, contentType }) => `${method} ${contentType}`))).toEqual(
      new Set(['POST application/json']),
    );
    expect(new Set(deliveries.map(({ event }) => event.eventId)).size).toBe(5);
    const read = objectOf(await client.call('GET', customer.path));
    const { webhookType, eventId, ...last } = deliveries[4]?.event ?? {};
    expect(webhookType).toBe('customer.updated');
    expect(eventId).toMatch(/^[0-9a-f-]{36}$/);
    const microseconds = (text: unknown) => String(text).replace(/(\.\d{6})\d{3}Z$/, '$1Z');
    expect({ ...last, createdAt: microseconds(last.createdAt), updatedAt: microseconds(last.updatedAt) }).toEqual(read);
  });

  it('are not sent for what is refused or replayed, nor to others', async () => {
    const { sandbox, client, receiver } = await start();
    const stranger = await connect(sandbox, 'second');
    await subscribe(stranger, receiver.url);
    await subscribe(client, receiver.url, { types: ['account.updated'] });
    await customerIn(client, 'active');
    await subscribe(client, receiver.url);
    const key = randomUUID();
    const unusual = { key, body: { chainId: `eip155:1:0x${'a'.repeat(40)}`, externalId: 'one' } };
    for (let times = 0; times < 3; times += 1) await client.call('POST', '/customers', unusual);
    await client.call('POST', '/customers', { body: unusual.body });
    const customer = await createCustomer(client, 'two');
    await client.call('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer, 'YWJj') });
    await client.call('PATCH', `${customer.path}/deactivate`);
    await createCustomer(client, 'three');
    await eventually(
      () => receiver.deliveries,
      (seen) => seen.some(({ event }) => event.externalId === 'three'),
    );
    expect(receiver.deliveries.map(({ event }) => event.externalId)).toEqual(['one', 'two', 'three']);
  });

  it('are repeated with growing waits and the same id until they are received', async () => {
    const { client, receiver } = await start((index) => [500, 302, 404, 204][index] ?? 200, { retryMs: 20 });
    await subscribe(client, receiver.url);
    await createCustomer(client);
    await arrived(receiver, 4);
    const { id } = objectOf(await subscribe(client, receiver.url));
    await createCustomer(client, 'afterwards');
    await arrived(receiver, 6);
    const repeated = receiver.deliveries.slice(0, 4);
    const waits = repeated.slice(1).map(({ at }, index) => at - (repeated[index]?.at ?? 0));
    expect(new Set(repeated.map(({ event }) => event.eventId)).size).toBe(1);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    // Two subscriptions by now: two events, and nothing of the first any more.
    expect(receiver.deliveries.slice(4).map(({ event }) => event.externalId)).toEqual(['afterwards', 'afterwards']);
    expect(id).toBeDefined();
  });

  it('end with the subscription', async () => {
    const { client, receiver } = await start(() => 500, { retryMs: 30 });
    const { id } = objectOf(await subscribe(client, receiver.url));
    await createCustomer(client);
    await arrived(receiver, 1);
    await client.call('DELETE', `/webhooks/${id}`);
    const count = receiver.deliveries.length;
    const { url } = receiver;
    await subscribe(client, url.replace('/callback', '/other'));
    await createCustomer(client, 'later');
    await arrived(receiver, count + 3);
    expect(new Set(receiver.deliveries.slice(count + 1).map(({ event }) => event.externalId))).toEqual(
      new Set(['later']),
    );
  });

  it('are dropped after a day', async () => {
    const { sandbox, client, receiver } = await start(() => 500, { retryMs: 60 });
    await subscribe(client, receiver.url);
    await createCustomer(client, 'dropped');
    await arrived(receiver, 1);
    const body = JSON.stringify({ advanceSeconds: 24 * 3600 });
    await fetch(sandbox.clockUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const later = await connect(sandbox);
    const unusual = { values: { created: new Date(Date.now() + 24 * 3600_000) } };
    await later.call('POST', '/customers', {
      body: { chainId: `eip155:1:0x${'b'.repeat(40)}`, externalId: 'kept' },
      ...unusual,
    });
    await eventually(
      () => receiver.deliveries,
      (seen) => seen.filter(({ event }) => event.externalId === 'kept').length >= 3,
    );
    expect(receiver.deliveries.filter(({ event }) => event.externalId === 'dropped').length).toBeLessThanOrEqual(2);
  });
});
