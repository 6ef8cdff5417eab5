import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { connect } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import type { Delivery, Receiver } from '../receiver.ts';
import { startReceiver } from '../receiver.ts';
import { listOf, objectOf } from '../send.ts';
import { createCustomer, customerIn, eventually, simulate } from '../story.ts';

const types = ['customer.updated'];

/** Subscribes a new receiver to customers; gives it with the id of its subscription. */
async function subscribed(client: Client): Promise<Receiver & { id: unknown }> {
  const receiver = await startReceiver();
  const { id } = objectOf(await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types } }));
  return { ...receiver, id };
}

/** Waits for what a customer causes that is created now: all that comes of earlier calls has come by then. */
async function untilLater(client: Client, receiver: Receiver): Promise<void> {
  const { id } = await createCustomer(client);
  await eventually(
    () => receiver.deliveries,
    (all) => all.some(({ event }) => event.id === id && event.status !== undefined),
  );
}

/** What arrives about a customer that is brought to a state. */
async function about(client: Client, state: string): Promise<Delivery[]> {
  const receiver = await subscribed(client);
  const { id } = await customerIn(client, state);
  await eventually(
    () => receiver.deliveries,
    (all) => all.some(({ event }) => event.id === id && String(event.status).toLowerCase() === state),
  );
  await receiver.close();
  return receiver.deliveries.filter(({ event }) => event.id === id);
}

const first = async (client: Client, show: (delivery: Delivery | undefined) => unknown) =>
  show((await about(client, 'initiating'))[0]);

const statuses = async (client: Client) => (await about(client, 'verifying')).map(({ event }) => event.status);

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  ['webhook-put', (client) => first(client, (one) => one?.method), 'POST', 'PUT'],
  [
    'webhook-form',
    (client) => first(client, (one) => one?.contentType),
    'application/json',
    'application/x-www-form-urlencoded',
  ],
  ['webhook-duplicate-keys', (client) => first(client, (one) => one?.text.match(/"status"/g)?.length), 1, 2],
  ['webhook-null', (client) => first(client, (one) => one?.event.updatedAt === null), false, true],
  ['webhook-enum-case', (client) => first(client, (one) => one?.event.status), 'initiating', 'INITIATING'],
  [
    'webhook-bad-uuid',
    (client) => first(client, (one) => /^[0-9a-f-]{36}$/.test(String(one?.event.eventId))),
    true,
    false,
  ],
  [
    'webhook-shows-secret',
    (client, { credentials }) => first(client, (one) => one?.text.includes(credentials.primary.apiSecret)),
    false,
    true,
  ],
  ['webhook-silent-creation', statuses, ['initiating', 'screening', 'verifying'], ['screening', 'verifying']],
  ['webhook-missing-screening', statuses, ['initiating', 'screening', 'verifying'], ['initiating', 'verifying']],
  [
    'webhook-updated-at-of-creation',
    async (client) => {
      const events = (await about(client, 'verifying')).map(({ event }) => event);
      return events.find(({ status }) => status === 'verifying')?.updatedAt === events[0]?.createdAt;
    },
    false,
    true,
  ],
  [
    'webhook-event-id-of-customer',
    async (client) => new Set((await about(client, 'verifying')).map(({ event }) => event.eventId)).size,
    3,
    1,
  ],
  [
    'webhook-two-events',
    async (client) => {
      const receiver = await subscribed(client);
      await customerIn(client, 'inactive');
      await untilLater(client, receiver);
      await receiver.close();
      const told = receiver.deliveries.filter(({ event }) => event.status === 'inactive');
      return new Set(told.map(({ event }) => event.eventId)).size;
    },
    1,
    2,
  ],
  [
    'webhook-deaf',
    async (client) => {
      const receiver = await subscribed(client);
      await createCustomer(client);
      const seen = await eventually(
        () => receiver.deliveries,
        ({ length }) => length > 2,
      );
      await receiver.close();
      return seen.length > 1;
    },
    false,
    true,
  ],
  [
    'webhook-event-of-refused',
    async (client) => {
      const receiver = await subscribed(client);
      const customer = await createCustomer(client);
      const { status } = await simulate(client, customer, 'verify');
      await untilLater(client, receiver);
      await receiver.close();
      return [status, receiver.deliveries.filter(({ event }) => event.id === customer.id).length];
    },
    [400, 1],
    [400, 2],
  ],
  [
    'webhook-after-delete',
    async (client) => {
      const [removed, kept] = [await subscribed(client), await subscribed(client)];
      await untilLater(client, kept);
      await client.call('DELETE', `/webhooks/${removed.id}`);
      const { id } = await createCustomer(client);
      await untilLater(client, kept);
      await Promise.all([removed.close(), kept.close()]);
      return removed.deliveries.some(({ event }) => event.id === id);
    },
    false,
    true,
  ],
  [
    'webhook-every-tenant',
    async (client, sandbox) => {
      const [own, foreign] = [await subscribed(client), await subscribed(await connect(sandbox, 'second'))];
      const { id } = await createCustomer(client);
      await untilLater(client, own);
      await Promise.all([own.close(), foreign.close()]);
      return foreign.deliveries.some(({ event }) => event.id === id);
    },
    false,
    true,
  ],
  [
    'webhook-url-masked',
    async (client) => {
      const receiver = await subscribed(client);
      await receiver.close();
      return objectOf(await client.call('GET', `/webhooks/${receiver.id}`)).callbackUrl === receiver.url;
    },
    true,
    false,
  ],
  [
    'webhook-update-creates',
    async (client) => {
      const receiver = await subscribed(client);
      await receiver.close();
      await client.call('PUT', '/webhooks', { body: { id: receiver.id, callbackUrl: 'https://example.com/', types } });
      return listOf(await client.call('GET', '/webhooks')).length;
    },
    1,
    2,
  ],
  [
    'webhook-read-after-delete',
    async (client) => {
      const receiver = await subscribed(client);
      await receiver.close();
      const path = `/webhooks/${receiver.id}`;
      return [(await client.call('DELETE', path)).status, (await client.call('GET', path)).status];
    },
    [204, 404],
    [204, 200],
  ],
  [
    'webhook-unknown-type',
    async (client) => (await about(client, 'inactive')).at(-1)?.event.webhookType,
    'customer.updated',
    'customer.deactivated',
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in what is delivered, or to whom', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
