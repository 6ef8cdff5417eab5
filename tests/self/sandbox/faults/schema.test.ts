import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { sendAuth } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import { startReceiver } from '../receiver.ts';
import { listOf, objectOf } from '../send.ts';
import { answerTo, createCustomer, customerIn, eventually } from '../story.ts';

const read = async (client: Client) => objectOf(await client.call('GET', (await createCustomer(client)).path));
const names = (shown: object) => Object.keys(shown).sort().join();

const subscription = async (client: Client) =>
  objectOf(
    await client.call('PUT', '/webhooks', { body: { callbackUrl: 'https://example.com/', types: ['card.updated'] } }),
  );

const CUSTOMER = 'chainId,createdAt,externalId,id,status,updatedAt';

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  ['schema-drop-required', async (client) => names(await read(client)), CUSTOMER, CUSTOMER.replace('externalId,', '')],
  [
    'schema-wrong-type',
    async (_client, { baseUrl, credentials }) =>
      typeof objectOf(await sendAuth(baseUrl, 'POST', '/auth/token', credentials.primary)).expiresAt,
    'number',
    'string',
  ],
  [
    'schema-enum-case',
    async (client) => {
      const { path } = await customerIn(client, 'verifying');
      await client.call('PATCH', `/simulator${path}/verify`);
      return eventually(
        async () => objectOf(await client.call('GET', path)).status,
        (status) => status !== 'verifying',
      );
    },
    'active',
    'ACTIVE',
  ],
  ['schema-bad-datetime', async (client) => /^[\d-]{10}T/.test(String((await read(client)).createdAt)), true, false],
  [
    'schema-bad-uuid',
    async (client) => {
      const { id } = await subscription(client);
      return objectOf(await client.call('GET', `/webhooks/${id}`)).id === id;
    },
    true,
    false,
  ],
  ['schema-null', async (client) => (await read(client)).updatedAt === null, false, true],
  [
    'schema-list-item',
    async (client) => {
      const one = names(await read(client));
      const [item = {}] = listOf(await client.call('GET', '/customers'));
      return [one, names(item)];
    },
    [CUSTOMER, CUSTOMER],
    [CUSTOMER, CUSTOMER.replace('createdAt,', '')],
  ],
  [
    'schema-challenge-not-base64',
    async (client) => {
      const customer = await createCustomer(client);
      const signed = await client.call('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer) });
      return [/^[A-Za-z0-9+/]+=*$/.test(customer.challenge), signed.status];
    },
    [true, 204],
    [false, 204],
  ],
  ['schema-chain-id-form', async (client) => String((await read(client)).chainId).split(':').length, 3, 2],
  [
    'schema-challenge-leak',
    async (client) => {
      const receiver = await startReceiver();
      await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types: ['customer.updated'] } });
      const shown = await read(client);
      const [first] = await eventually(
        () => receiver.deliveries,
        (seen) => seen.length > 0,
      );
      await receiver.close();
      return ['challenge' in shown, 'challenge' in (first?.event ?? {})];
    },
    [false, false],
    [true, true],
  ],
  [
    'schema-local-time',
    async (client) => /Z|[+-][\d:]+$/.exec(String((await read(client)).createdAt))?.[0],
    'Z',
    '+02:00',
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in what is shown', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
