import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { observe } from '../observe.ts';
import type { Delivery } from '../receiver.ts';
import { startReceiver } from '../receiver.ts';
import { createCustomer, eventually, reaches, signChallenge, simulate, statusOf } from '../story.ts';

/** What is seen by a receiver that answers the first event with `first` and to which a customer is shown from creation to active. */
async function seen(
  client: Client,
  first = 200,
  types = ['customer.updated'],
): Promise<{ deliveries: Delivery[]; read: unknown }> {
  const receiver = await startReceiver((index) => (index === 0 ? first : 200));
  await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types } });
  const customer = await createCustomer(client);
  await eventually(
    () => receiver.deliveries,
    ({ length }) => length > (first === 200 ? 0 : 1) || types[0] !== 'customer.updated',
  );
  await signChallenge(client, customer);
  await reaches(client, customer, 'verifying');
  await simulate(client, customer, 'verify');
  const isActive = ({ event }: Delivery) => event.status === 'active';
  await Promise.race([
    eventually(
      () => receiver.deliveries,
      (all) => all.some(isActive),
    ),
    eventually(
      () => statusOf(client, customer),
      (status) => status === 'active',
    ),
  ]);
  const read = await statusOf(client, customer);
  // One more event, which ends the waiting for those that never come.
  await client.call('PATCH', `${customer.path}/deactivate`);
  await eventually(
    () => receiver.deliveries,
    (all) => all.some(({ event }) => event.status === 'inactive'),
  );
  await receiver.close();
  return { deliveries: receiver.deliveries, read };
}

const faults: Array<[id: string, probe: (client: Client) => Promise<unknown>, strict: unknown, faulty: unknown]> = [
  [
    'webhook-missing-active',
    async (client) => (await seen(client)).deliveries.some(({ event }) => event.status === 'active'),
    true,
    false,
  ],
  [
    'webhook-schema',
    async (client) => (await seen(client)).deliveries.every(({ event }) => 'updatedAt' in event),
    true,
    false,
  ],
  [
    'webhook-new-event-id',
    async (client) => {
      const [first, second] = (await seen(client, 500)).deliveries;
      return [second?.event.status, first?.event.eventId === second?.event.eventId];
    },
    ['initiating', true],
    ['initiating', false],
  ],
  [
    'webhook-disagrees',
    async (client) => {
      const { deliveries, read } = await seen(client);
      return [deliveries.some(({ event }) => event.status === 'active'), read];
    },
    [true, 'active'],
    [true, 'verifying'],
  ],
  [
    'webhook-no-retry',
    async (client) => (await seen(client, 500)).deliveries.filter(({ event }) => event.status === 'initiating').length,
    2,
    1,
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in webhooks', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );

  it('webhook-unsubscribed-type differs from the strict environment', async () => {
    const probe = async (client: Client) => {
      const asked = await startReceiver();
      const unasked = await startReceiver();
      for (const [{ url }, type] of [
        [unasked, 'card.updated'],
        [asked, 'customer.updated'],
      ] as const) {
        await client.call('PUT', '/webhooks', { body: { callbackUrl: url, types: [type] } });
      }
      await createCustomer(client);
      await eventually(
        () => asked.deliveries,
        ({ length }) => length > 0,
      );
      await createCustomer(client);
      await eventually(
        () => asked.deliveries,
        ({ length }) => length > 1,
      );
      await Promise.all([asked.close(), unasked.close()]);
      return unasked.deliveries.length > 0;
    };
    expect([await observe({}, probe), await observe({ fault: 'webhook-unsubscribed-type' }, probe)]).toEqual([
      false,
      true,
    ]);
  });
});
