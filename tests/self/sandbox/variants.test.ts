import { describe, expect, it } from '@jest/globals';
import { loadVariant, variantIds } from '../../../sandbox/variants/registry.ts';
import type { Client } from './client.ts';
import type { Probe } from './observe.ts';
import { observe } from './observe.ts';
import { startReceiver } from './receiver.ts';
import type { Received } from './send.ts';
import { listOf, objectOf, textOf } from './send.ts';
import { createCustomer, customerIn, eventually, newWallet, statusOf } from './story.ts';

const UNKNOWN = '/customers/123e4567-e89b-12d3-a456-426614174000';
const read = async (client: Client) => client.call('GET', (await createCustomer(client)).path);
const headerNames = ({ rawHeaders }: Received) => rawHeaders.filter((_name, index) => index % 2 === 0);
const version = async (client: Client) => (await createCustomer(client)).id.charAt(14);

/** The states of the events about one customer on its way to verifying, in the order of arrival, and how many ids they have. */
async function events(client: Client, count: number) {
  const receiver = await startReceiver();
  await client.call('PUT', '/webhooks', { body: { callbackUrl: receiver.url, types: ['customer.updated'] } });
  await customerIn(client, 'verifying');
  await eventually(
    () => receiver.deliveries,
    ({ length }) => length >= count,
  );
  await receiver.close();
  const seen = receiver.deliveries.map(({ event }) => event);
  return { states: seen.map(({ status }) => status), ids: new Set(seen.map(({ eventId }) => eventId)).size };
}

const variants: Array<[id: string, probe: Probe, strict: unknown, varied: unknown]> = [
  [
    'keys-reordered',
    async (client) => Object.keys(objectOf(await read(client))),
    ['id', 'externalId', 'chainId', 'status', 'createdAt', 'updatedAt'],
    ['updatedAt', 'createdAt', 'status', 'chainId', 'externalId', 'id'],
  ],
  [
    'varying-precision',
    async (client) => {
      const { path } = await createCustomer(client);
      const digits = async () =>
        /\.(\d+)Z/.exec(String(objectOf(await client.call('GET', path)).createdAt))?.[1]?.length;
      return [await digits(), await digits(), await digits()];
    },
    [6, 6, 6],
    [6, 3, 9],
  ],
  [
    'challenge-replaced-by-read',
    async (client) => {
      const customer = await createCustomer(client);
      const { challenge } = objectOf(await client.call('GET', `${customer.path}/challenge`));
      return challenge === customer.challenge;
    },
    true,
    false,
  ],
  [
    'late-lists',
    async (client) => {
      const { id } = await createCustomer(client);
      const listed = async () => listOf(await client.call('GET', '/customers')).some((row) => row.id === id);
      const atOnce = await listed();
      return [atOnce, await eventually(listed, (shown) => shown)];
    },
    [true, true],
    [false, true],
  ],
  ['whitespace', async (client) => (await read(client)).body.toString().includes('\n  "status": "'), false, true],
  ['extra-header', async (client) => (await read(client)).headers['x-served-by'], undefined, 'sandbox'],
  [
    'gzip',
    async (client) => {
      const { path } = await createCustomer(client);
      const packed = await client.call('GET', path);
      const { headers, body } = packed;
      const refused = await client.call('GET', path, { headers: { 'accept-encoding': 'identity, gzip;q=0' } });
      return [
        headers['content-encoding'],
        Number(headers['content-length']) === body.length,
        textOf(packed).includes('initiating'),
        refused.headers['content-encoding'],
      ];
    },
    [undefined, true, true, undefined],
    ['gzip', true, true, undefined],
  ],
  [
    'chunked',
    async (client) => {
      const { headers, body } = await read(client);
      return [headers['transfer-encoding'], headers['content-length'] === undefined, body.includes('initiating')];
    },
    [undefined, false, true],
    ['chunked', true, true],
  ],
  [
    'error-text-reworded',
    async (client) => objectOf(await client.call('GET', UNKNOWN)).message,
    'Customer not found',
    'Sorry, this did not work (404).',
  ],
  ['header-name-case', async (client) => headerNames(await read(client)).includes('CONTENT-TYPE'), false, true],
  ['utc-offset', async (client) => String(objectOf(await read(client)).createdAt).endsWith('+00:00'), false, true],
  [
    'microsecond-timestamps',
    async (client) => {
      const body = { chainId: newWallet().chainId, externalId: 'x' };
      return /\.\d{6}Z$/.test(String(objectOf(await client.call('POST', '/customers', { body })).createdAt));
    },
    false,
    true,
  ],
  [
    'foreign-rows',
    async (client) => {
      const { id } = await createCustomer(client);
      const rows = listOf(await client.call('GET', '/customers'));
      const last = await client.call('GET', `/customers/${rows.at(-1)?.id}`);
      return [rows.length > 20, rows.filter((row) => row.id === id).length, last.status];
    },
    [false, 1, 200],
    [true, 1, 200],
  ],
  [
    'one-503-then-fine',
    async (client) => {
      const unusual = {
        body: { chainId: newWallet().chainId, externalId: 'x' },
        key: '123e4567-e89b-12d3-a456-426614174000',
      };
      const first = await client.call('POST', '/customers', unusual);
      return [first.status, first.headers['retry-after'], (await client.call('POST', '/customers', unusual)).status];
    },
    [201, undefined, 201],
    [503, '1', 201],
  ],
  ['uuid-v7-ids', version, '5', '7'],
  [
    'connection-close',
    async (client) => (await client.call('GET', UNKNOWN, { headers: { connection: 'keep-alive' } })).headers.connection,
    'keep-alive',
    'close',
  ],
  [
    'webhook-duplicates',
    async (client) => {
      const { states, ids } = await events(client, 6);
      return [states.length, ids];
    },
    [3, 3],
    [6, 3],
  ],
  [
    'webhook-reordered',
    async (client) => (await events(client, 3)).states,
    ['initiating', 'screening', 'verifying'],
    ['screening', 'initiating', 'verifying'],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a variant', () => {
  it.each(variants)(
    '%s differs from the usual environment',
    async (variant, probe, strict, varied) => {
      expect([await observe({}, probe), await observe({ variant }, probe)]).toEqual([strict, varied]);
    },
    LONG_MS,
  );

  it(
    'slow-200ms still answers',
    async () => {
      const status = await observe(
        { variant: 'slow-200ms' },
        async (client) => (await client.call('GET', UNKNOWN)).status,
      );
      expect(status).toBe(404);
    },
    LONG_MS,
  );

  it.each(variantIds().filter((id) => !['one-503-then-fine', 'slow-200ms'].includes(id)))(
    '%s lets a customer become active',
    async (variant) => {
      const probe = async (client: Client) => statusOf(client, await customerIn(client, 'active'));
      expect(await observe({ variant }, probe)).toBe('active');
    },
    LONG_MS,
  );

  it('is registered under its own id, and every one is tried here', async () => {
    for (const id of variantIds()) expect((await loadVariant(id))?.id).toBe(id);
    expect([...variants.map(([id]) => id), 'slow-200ms'].sort()).toEqual(variantIds());
  });
});
