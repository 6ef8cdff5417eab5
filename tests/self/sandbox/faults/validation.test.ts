import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { sendAuth } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import { listOf, objectOf } from '../send.ts';
import { newWallet } from '../story.ts';

const create = (client: Client, change: object = {}) =>
  client.call('POST', '/customers', { body: { chainId: newWallet().chainId, externalId: 'a customer', ...change } });

const statuses = async (client: Client, changes: readonly object[]) => {
  const seen: number[] = [];
  for (const change of changes) seen.push((await create(client, change)).status);
  return seen;
};

/** The status that the text of a good body gets after a change. */
const raw = async (client: Client, change: (text: string) => string) => {
  const text = JSON.stringify({ chainId: newWallet().chainId, externalId: 'a customer' });
  return (await client.call('POST', '/customers', { body: Buffer.from(change(text)) })).status;
};

const WRONG = [{ chainId: 'x' }, { chainId: null }, { externalId: '' }, { externalId: 1 }, { externalId: undefined }];

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'validation-off',
    async (client) => {
      const malformed = await client.call('POST', '/customers', { body: Buffer.from('[') });
      const webhook = await client.call('PUT', '/webhooks', { body: {} });
      return [...(await statuses(client, WRONG.slice(0, 4))), malformed.status, webhook.status];
    },
    [400, 400, 400, 400, 400, 400],
    [201, 201, 201, 201, 201, 200],
  ],
  [
    'validation-pattern-unanchored',
    (client) => {
      const { chainId } = newWallet();
      return statuses(client, [
        { chainId: `${chainId}/../x` },
        { chainId: `x${chainId}` },
        { chainId: 'eip155:1' },
        {},
      ]);
    },
    [400, 400, 400, 201],
    [201, 201, 400, 201],
  ],
  [
    'validation-extra-stored',
    async (client) => objectOf(await create(client, { status: 'active' })).status,
    'initiating',
    'active',
  ],
  [
    'validation-over-strict',
    (client) => statuses(client, [{ externalId: 'x' }, { externalId: 'x'.repeat(255) }, { externalId: 'xx' }]),
    [201, 201, 201],
    [400, 400, 201],
  ],
  [
    'validation-unicode-mangled',
    async (client) => objectOf(await create(client, { externalId: 'Zoë 🦉 x' })).externalId,
    'Zoë 🦉 x',
    'Zo? ? x',
  ],
  [
    'validation-partial',
    async (client) => {
      const { chainId } = newWallet();
      const refused = await statuses(client, [
        { externalId: 1, chainId },
        { chainId: 'x', externalId: 'left behind' },
      ]);
      const rows = listOf(await client.call('GET', '/customers'));
      return [refused, rows.filter((row) => row.chainId === chainId || row.externalId === 'left behind').length];
    },
    [[400, 400], 0],
    [[400, 400], 2],
  ],
  [
    'validation-address-lowered',
    async (client) => {
      const chainId = newWallet().chainId.replace(/[^x]*$/, (digits) => digits.toUpperCase());
      return objectOf(await create(client, { chainId })).chainId === chainId;
    },
    true,
    false,
  ],
  [
    'validation-duplicate-accepted',
    (client) => {
      const { chainId } = newWallet();
      return statuses(client, [{ chainId }, { chainId }]);
    },
    [201, 409],
    [201, 201],
  ],
  [
    'validation-id-lenient',
    async (client) => {
      const { id } = objectOf(await create(client));
      const read = async (text: string) => (await client.call('GET', `/customers/${text}`)).status;
      return [await read(String(id).replaceAll('-', '')), await read('no-id')];
    },
    [400, 400],
    [200, 400],
  ],
  ['validation-json-lenient', (client) => raw(client, (text) => `${text} garbage`), 400, 201],
  [
    'validation-duplicate-names',
    (client) => raw(client, (text) => text.replace('{', '{"externalId":"first",')),
    400,
    201,
  ],
  [
    'validation-several-types-refused',
    async (client) => {
      const body = { callbackUrl: 'https://example.com/', types: ['card.updated', 'customer.updated'] };
      return (await client.call('PUT', '/webhooks', { body })).status;
    },
    200,
    400,
  ],
  [
    'validation-text-unbounded',
    (client) => statuses(client, [{ externalId: 'x'.repeat(256) }, { externalId: '' }]),
    [400, 400],
    [201, 400],
  ],
  [
    'validation-text-cut',
    async (client) => String(objectOf(await create(client, { externalId: 'x'.repeat(255) })).externalId).length,
    255,
    200,
  ],
  [
    'validation-query-ignored',
    async (client, { baseUrl }) => [
      (await sendAuth(baseUrl, 'DELETE', '/auth/credentials', undefined, client.token)).status,
      (await create(client)).status,
    ],
    [400, 201],
    [204, 201],
  ],
  [
    'validation-media-type-free',
    async (client) => {
      const body = { chainId: newWallet().chainId, externalId: 'a customer' };
      return (await client.call('POST', '/customers', { body, headers: { 'content-type': 'text/plain' } })).status;
    },
    415,
    201,
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in the validation of bodies', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
