import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { connect } from '../client.ts';
import type { Probe } from '../observe.ts';
import { advance, observe } from '../observe.ts';
import { startReceiver } from '../receiver.ts';
import { listOf, objectOf } from '../send.ts';
import { createCustomer, customerIn, eventually, newWallet } from '../story.ts';

const newCustomer = () => ({ chainId: newWallet().chainId, externalId: 'a customer' });
const rows = async (client: Client, path = '/customers') => listOf(await client.call('GET', path)).length;
const subscription = { callbackUrl: 'https://example.com/', types: ['card.updated'] };

const replayed = async (client: Client) => {
  const unusual = { body: newCustomer(), key: randomUUID() };
  return [
    (await client.call('POST', '/customers', unusual)).status,
    (await client.call('POST', '/customers', unusual)).status,
  ];
};

const inParallel = async (client: Client, method: string, path: string, body: object) => {
  const unusual = { body, key: randomUUID() };
  const answers = await Promise.all(Array.from({ length: 4 }, () => client.call(method, path, unusual)));
  return answers.every(({ status }) => status < 500);
};

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'idempotency-key-optional',
    async (client) => [
      (await client.call('POST', '/customers', { body: newCustomer(), key: null })).status,
      (await client.call('POST', '/customers', { body: newCustomer(), key: 'x' })).status,
    ],
    [400, 400],
    [201, 400],
  ],
  [
    'idempotency-ignored',
    async (client) => {
      const unusual = { body: subscription, key: randomUUID() };
      for (let times = 0; times < 3; times += 1) await client.call('PUT', '/webhooks', unusual);
      return [await replayed(client), await rows(client, '/webhooks')];
    },
    [[201, 201], 1],
    [[201, 409], 3],
  ],
  [
    'idempotency-payload-free',
    async (client) => {
      const key = randomUUID();
      const first = await client.call('POST', '/customers', { body: newCustomer(), key });
      const second = await client.call('POST', '/customers', { body: newCustomer(), key });
      return [
        second.status,
        second.body.equals(first.body),
        (await client.call('PUT', '/webhooks', { body: subscription, key })).status,
      ];
    },
    [422, false, 422],
    [201, true, 422],
  ],
  [
    'idempotency-global',
    async (client, sandbox) => {
      const unusual = { body: newCustomer(), key: randomUUID() };
      const one = objectOf(await client.call('POST', '/customers', unusual));
      const other = objectOf(await (await connect(sandbox, 'second')).call('POST', '/customers', unusual));
      return one.id === other.id;
    },
    false,
    true,
  ],
  [
    'idempotency-race',
    async (client) => [
      await inParallel(client, 'POST', '/customers', newCustomer()),
      await inParallel(client, 'PUT', '/webhooks', subscription),
      (await rows(client)) > 1,
      (await rows(client, '/webhooks')) > 1,
      await replayed(client),
    ],
    [true, true, false, false, [201, 201]],
    [true, true, true, true, [201, 201]],
  ],
  ['idempotency-replay-status', replayed, [201, 201], [201, 200]],
  [
    'idempotency-replay-event',
    async (client) => {
      const receiver = await startReceiver();
      await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types: ['customer.updated'] } });
      await replayed(client);
      await createCustomer(client, 'the last');
      await eventually(
        () => receiver.deliveries,
        (seen) => seen.some(({ event }) => event.externalId === 'the last'),
      );
      await receiver.close();
      const events = receiver.deliveries
        .map(({ event }) => event)
        .filter(({ externalId }) => externalId === 'a customer');
      return [events.length, new Set(events.map(({ eventId }) => eventId)).size];
    },
    [1, 1],
    [2, 2],
  ],
  [
    'idempotency-key-any-text',
    async (client) => [
      (await client.call('POST', '/customers', { body: newCustomer(), key: 'x' })).status,
      (await client.call('POST', '/customers', { body: newCustomer(), key: '' })).status,
    ],
    [400, 400],
    [201, 400],
  ],
  [
    'idempotency-body-only',
    async (client) => {
      const key = randomUUID();
      const { path } = await customerIn(client, 'active');
      return [
        (await client.call('PATCH', `${path}/deactivate`, { key })).status,
        (await client.call('PATCH', `${path}/activate`, { key })).status,
      ];
    },
    [200, 422],
    [200, 200],
  ],
  [
    'idempotency-key-eternal',
    async (client, sandbox) => {
      const unusual = { body: newCustomer(), key: randomUUID() };
      await client.call('POST', '/customers', unusual);
      await advance(sandbox, 3700);
      const values = { created: new Date(Date.now() + 3700_000) };
      return (await (await connect(sandbox)).call('POST', '/customers', { ...unusual, values })).status;
    },
    409,
    201,
  ],
  [
    'idempotency-per-token',
    async (client, sandbox) => {
      const unusual = { body: newCustomer(), key: randomUUID() };
      const first = (await client.call('POST', '/customers', unusual)).status;
      // Tokens of one second are one token.
      await advance(sandbox, 2);
      return [first, (await (await connect(sandbox)).call('POST', '/customers', unusual)).status];
    },
    [201, 201],
    [201, 409],
  ],
  [
    'idempotency-refusals-stored',
    async (client) => {
      const key = randomUUID();
      const refused = await client.call('POST', '/customers', { body: { ...newCustomer(), chainId: 'x' }, key });
      return [refused.status, (await client.call('POST', '/customers', { body: newCustomer(), key })).status];
    },
    [400, 201],
    [400, 422],
  ],
  [
    'idempotency-payload-parsed',
    async (client) => {
      const text = JSON.stringify(newCustomer());
      const key = randomUUID();
      const send = async (body: string) =>
        (await client.call('POST', '/customers', { body: Buffer.from(body), key })).status;
      return [await send(text), await send(` ${text}`), await send(text.replace('a customer', 'another'))];
    },
    [201, 422, 422],
    [201, 201, 422],
  ],
  [
    'idempotency-key-half-hour',
    async (client, sandbox) => {
      const unusual = { body: newCustomer(), key: randomUUID() };
      await client.call('POST', '/customers', unusual);
      await advance(sandbox, 2000);
      const values = { created: new Date(Date.now() + 2000_000) };
      return (await client.call('POST', '/customers', { ...unusual, values })).status;
    },
    201,
    409,
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in idempotency', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
