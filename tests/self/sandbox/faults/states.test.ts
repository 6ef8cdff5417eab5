import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import { startReceiver } from '../receiver.ts';
import { listOf, objectOf } from '../send.ts';
import { createCustomer, customerIn, eventually, newWallet, simulate, statusOf } from '../story.ts';

/** The status of an attempt, and the state it leads to where that is `hoped`, else the state that stays. */
const attempt = async (client: Client, state: string, action: string, hoped: string) => {
  const customer = await customerIn(client, state);
  const path = action === 'verify' ? `/simulator${customer.path}/verify` : `${customer.path}/${action}`;
  const { status } = await client.call('PATCH', path);
  // A refused attempt needs no waiting, unless it was applied all the same: that happens at once.
  const seen =
    status < 300
      ? await eventually(
          () => statusOf(client, customer),
          (now) => now === hoped,
        )
      : await statusOf(client, customer);
  return [status, seen];
};

const created = (client: Client, chainId: string) =>
  client.call('POST', '/customers', { body: { chainId, externalId: 'a customer' } });

/** An account with the digits of its address in capitals. */
const inCapitals = () => newWallet().chainId.replace(/[^x]*$/, (digits) => digits.toUpperCase());

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'state-verify-early',
    (client) => attempt(client, 'initiating', 'verify', 'active'),
    [400, 'initiating'],
    [202, 'active'],
  ],
  [
    'state-rejected-revives',
    (client) => attempt(client, 'rejected', 'verify', 'active'),
    [400, 'rejected'],
    [202, 'active'],
  ],
  [
    'state-illegal-applies',
    (client) => attempt(client, 'initiating', 'deactivate', 'inactive'),
    [400, 'initiating'],
    [400, 'inactive'],
  ],
  [
    'state-deactivate-anything',
    (client) => attempt(client, 'verifying', 'deactivate', 'inactive'),
    [400, 'verifying'],
    [200, 'inactive'],
  ],
  ['state-stuck', (client) => attempt(client, 'verifying', 'verify', 'active'), [202, 'active'], [202, 'verifying']],
  [
    'state-updated-at-frozen',
    async (client) => {
      const { createdAt, updatedAt } = objectOf(await client.call('GET', (await customerIn(client, 'verifying')).path));
      return createdAt === updatedAt;
    },
    false,
    true,
  ],
  [
    'state-wrong-entity',
    async (client) => {
      const [one, two] = [await createCustomer(client), await createCustomer(client)];
      const ids = [one, two].map(async ({ id, path }) => objectOf(await client.call('GET', path)).id === id);
      return Promise.all(ids);
    },
    [true, true],
    [false, false],
  ],
  [
    'state-parallel-verdicts',
    async (client) => {
      const receiver = await startReceiver();
      await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types: ['customer.updated'] } });
      const customer = await customerIn(client, 'verifying');
      const answers = await Promise.all([simulate(client, customer, 'verify'), simulate(client, customer, 'reject')]);
      await createCustomer(client, 'the last');
      const states = () =>
        receiver.deliveries.filter(({ event }) => event.id === customer.id).map(({ event }) => event.status);
      const taken = answers.filter(({ status }) => status === 202).length;
      await eventually(states, (seen) => seen.length >= 3 + taken);
      await receiver.close();
      return [taken, states().length - 3];
    },
    [1, 1],
    [2, 2],
  ],
  [
    'state-starts-screening',
    async (client) => objectOf(await created(client, newWallet().chainId)).status,
    'initiating',
    'screening',
  ],
  [
    'state-reads-in-lower-case',
    async (client) => {
      const { id, chainId } = objectOf(await created(client, inCapitals()));
      return objectOf(await client.call('GET', `/customers/${id}`)).chainId === chainId;
    },
    true,
    false,
  ],
  [
    'state-rejected-unlisted',
    async (client) => {
      await customerIn(client, 'rejected');
      return listOf(await client.call('GET', '/customers')).length;
    },
    1,
    0,
  ],
  [
    'state-stuck-screening',
    async (client) => {
      const customer = await customerIn(client, 'screening');
      return eventually(
        () => statusOf(client, customer),
        (status) => status === 'verifying',
      );
    },
    'verifying',
    'screening',
  ],
  [
    'state-reject-activates',
    async (client) => {
      const customer = await customerIn(client, 'verifying');
      await simulate(client, customer, 'reject');
      return eventually(
        () => statusOf(client, customer),
        (status) => status !== 'verifying',
      );
    },
    'rejected',
    'active',
  ],
  [
    'state-created-at-moves',
    async (client) => {
      const { createdAt, updatedAt } = objectOf(await client.call('GET', (await customerIn(client, 'verifying')).path));
      return createdAt === updatedAt;
    },
    false,
    true,
  ],
  [
    'state-deactivate-unsaved',
    (client) => attempt(client, 'active', 'deactivate', 'inactive'),
    [200, 'inactive'],
    [200, 'active'],
  ],
  [
    'state-activate-unsaved',
    (client) => attempt(client, 'inactive', 'activate', 'active'),
    [200, 'active'],
    [200, 'inactive'],
  ],
  [
    'state-back-to-screening',
    async (client) => {
      const customer = await customerIn(client, 'verifying');
      await simulate(client, customer, 'verify');
      const seen: unknown[] = [];
      await eventually(
        async () => seen[seen.push(await statusOf(client, customer)) - 1],
        (status) => status === 'active',
      );
      return seen.includes('screening');
    },
    false,
    true,
  ],
  [
    'state-updated-at-back',
    async (client) => {
      const { path } = await customerIn(client, 'verifying');
      const times: unknown[] = [];
      for (let reads = 0; reads < 4; reads += 1) times.push(objectOf(await client.call('GET', path)).updatedAt);
      return new Set(times).size;
    },
    1,
    2,
  ],
  [
    'state-mixed-data',
    async (client) => {
      const [one, two] = [await customerIn(client, 'verifying'), await customerIn(client, 'verifying')];
      const names = [];
      for (const { path } of [one, two]) names.push(objectOf(await client.call('GET', path)).externalId);
      return names[1] === two.externalId;
    },
    true,
    false,
  ],
  [
    'state-capitals-other-entity',
    async (client) => {
      const [one, two] = [await createCustomer(client), await createCustomer(client)];
      const answered = await client.call('GET', `/customers/${one.id.toUpperCase()}`);
      return [answered.status, objectOf(answered).id === two.id];
    },
    [404, false],
    [200, true],
  ],
  [
    'state-updated-at-on-refusal',
    async (client) => {
      const { path } = await createCustomer(client);
      const { status } = await client.call('PATCH', `${path}/deactivate`);
      const { createdAt, updatedAt } = objectOf(await client.call('GET', path));
      return [status, createdAt === updatedAt];
    },
    [400, true],
    [400, false],
  ],
  [
    'state-list-of-one-chain',
    async (client) => {
      const { chainId } = newWallet();
      for (const chain of ['eip155:300:', 'eip155:1:']) await created(client, chainId.replace('eip155:300:', chain));
      return listOf(await client.call('GET', '/customers')).length;
    },
    2,
    1,
  ],
  [
    'state-change-created-now',
    async (client) => {
      const customer = await customerIn(client, 'active');
      const changed = objectOf(await client.call('PATCH', `${customer.path}/deactivate`));
      return changed.createdAt === objectOf(await client.call('GET', customer.path)).createdAt;
    },
    true,
    false,
  ],
  [
    'state-change-updated-at-old',
    async (client) => {
      const customer = await customerIn(client, 'active');
      const changed = objectOf(await client.call('PATCH', `${customer.path}/deactivate`));
      return [
        changed.updatedAt === changed.createdAt,
        changed.updatedAt === objectOf(await client.call('GET', customer.path)).updatedAt,
      ];
    },
    [false, true],
    [true, false],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in the state machine', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
