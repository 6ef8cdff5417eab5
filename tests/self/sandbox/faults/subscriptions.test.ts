import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { connect } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import { startReceiver } from '../receiver.ts';
import { listOf, objectOf } from '../send.ts';
import { answerTo, createCustomer, eventually, statusOf } from '../story.ts';

const NOWHERE = 'https://example.com/';

const put = async (client: Client, body: object = {}) =>
  client.call('PUT', '/webhooks', { body: { callbackUrl: NOWHERE, types: ['card.updated'], ...body } });
const rows = async (client: Client) => listOf(await client.call('GET', '/webhooks')).length;

/** What arrives of a customer's way to verifying, where one more delivery ends the waiting. */
async function deliveriesOf(client: Client, prepare: (urls: [string, string]) => Promise<unknown>) {
  const receivers = [await startReceiver(), await startReceiver()] as const;
  await prepare([receivers[0].url, receivers[1].url]);
  const customer = await createCustomer(client);
  const body = { ...answerTo(customer), signature: Buffer.alloc(65, 1).toString('base64') };
  await client.call('POST', `${customer.path}/challenge/sign`, { body });
  const challenge = String(objectOf(await client.call('GET', `${customer.path}/challenge`)).challenge);
  await client.call('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer, challenge) });
  const all = () => receivers.flatMap(({ deliveries }) => deliveries);
  await Promise.race([
    eventually(all, (seen) => seen.some(({ event }) => event.status === 'verifying')),
    eventually(
      () => statusOf(client, customer),
      (status) => status === 'verifying',
    ).then(() => eventually(all, (seen) => seen.length > 2)),
  ]);
  await Promise.all(receivers.map((receiver) => receiver.close()));
  return receivers.map(({ deliveries }) => deliveries.map(({ event }) => event.status));
}

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'webhook-update-undated',
    async (client) => {
      const first = objectOf(await put(client));
      return objectOf(await put(client, { id: first.id })).updatedAt === first.updatedAt;
    },
    false,
    true,
  ],
  [
    'webhook-unknown-id-creates',
    async (client) => [(await put(client, { id: '0b8e4a63-1c57-4f64-9d3c-0d5f6c1b7a11' })).status, await rows(client)],
    [400, 0],
    [200, 1],
  ],
  [
    'webhook-one-per-address',
    async (client) => {
      await put(client);
      await put(client);
      await put(client, { callbackUrl: `${NOWHERE}other` });
      return rows(client);
    },
    3,
    2,
  ],
  [
    'webhook-tenant-read',
    async (client, sandbox) => {
      const { id } = objectOf(await put(client));
      const stranger = await connect(sandbox, 'second');
      return [
        (await stranger.call('GET', `/webhooks/${id}`)).status,
        (await put(stranger, { id })).status,
        (await stranger.call('DELETE', `/webhooks/${id}`)).status,
        await rows(client),
      ];
    },
    [404, 400, 404, 1],
    [200, 200, 204, 0],
  ],
  [
    'webhook-delete-takes-more',
    async (client) => {
      const { id } = objectOf(await put(client));
      await put(client);
      await put(client, { callbackUrl: `${NOWHERE}other` });
      return [(await client.call('DELETE', `/webhooks/${id}`)).status, await rows(client)];
    },
    [204, 2],
    [204, 1],
  ],
  [
    'webhook-old-address',
    async (client) => {
      const [left, moved] = await deliveriesOf(client, async ([first, second]) => {
        const types = ['customer.updated'];
        const { id } = objectOf(await put(client, { callbackUrl: first, types }));
        await put(client, { id, callbackUrl: second, types });
      });
      return [left?.includes('verifying'), moved?.includes('verifying')];
    },
    [false, true],
    [true, false],
  ],
  [
    'webhook-event-of-failure',
    async (client) => {
      const [seen] = await deliveriesOf(client, ([callbackUrl]) =>
        put(client, { callbackUrl, types: ['customer.updated'] }),
      );
      return seen?.filter((status) => status === 'initiating').length;
    },
    1,
    2,
  ],
  [
    'webhook-redirect-taken',
    async (client) => {
      const redirecting = await startReceiver((index) => (index === 0 ? 302 : 200));
      // It is tried three times, which takes longer than the second try of the other.
      const failing = await startReceiver((index) => (index < 2 ? 500 : 200));
      for (const { url } of [redirecting, failing])
        await put(client, { callbackUrl: url, types: ['customer.updated'] });
      await createCustomer(client);
      await eventually(
        () => failing.deliveries,
        (seen) => seen.length >= 3,
      );
      await Promise.all([redirecting, failing].map((receiver) => receiver.close()));
      return redirecting.deliveries.length;
    },
    2,
    1,
  ],
  [
    'webhook-one-type-alone',
    async (client) => {
      const seen = await deliveriesOf(client, async ([first, second]) => {
        await put(client, { callbackUrl: first, types: ['customer.updated', 'card.updated'] });
        await put(client, { callbackUrl: second, types: ['customer.updated'] });
      });
      return seen.map((statuses) => statuses.length > 0);
    },
    [true, true],
    [false, true],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in what a subscription is', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
