import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { newKeyPair, sendAuth } from '../client.ts';
import type { Probe } from '../observe.ts';
import { advance, observe } from '../observe.ts';
import { objectOf } from '../send.ts';
import { createCustomer, newWallet, simulate } from '../story.ts';

/** A pair that nobody has yet. */
const OTHER = { apiKey: '0b8e4a63-1c57-4f64-9d3c-0d5f6c1b7a11', apiSecret: 'a new secret' };

/** The status of a read and of a change. */
const readAndChange = async (client: Client, created = new Date()) => {
  const values = { created };
  const body = { chainId: newWallet().chainId, externalId: 'a customer' };
  return [
    (await client.call('GET', '/customers', { values })).status,
    (await client.call('POST', '/customers', { body, values })).status,
  ];
};

const listed = async (client: Client, authorization: string) =>
  (await client.call('GET', '/customers', { headers: { authorization } })).status;

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'auth-deleted-token-lives',
    async (client, { baseUrl, credentials }) => {
      const { apiKey } = credentials.primary;
      const deleted = await sendAuth(baseUrl, 'DELETE', `/auth/credentials?apiKey=${apiKey}`, undefined, client.token);
      return [deleted.status, ...(await readAndChange(client))];
    },
    [204, 401, 401],
    [204, 200, 201],
  ],
  [
    'auth-old-token-reads',
    async (client, { baseUrl }) => {
      await sendAuth(baseUrl, 'PUT', '/auth/credentials', OTHER, client.token);
      return readAndChange(client);
    },
    [401, 401],
    [200, 401],
  ],
  [
    'auth-expired-changes',
    async (client, sandbox) => {
      await advance(sandbox, 3700);
      return readAndChange(client, new Date(Date.now() + 3700_000));
    },
    [401, 401],
    [401, 201],
  ],
  [
    'auth-delete-any-pair',
    async (client, { baseUrl }) =>
      (await sendAuth(baseUrl, 'DELETE', `/auth/credentials?apiKey=${OTHER.apiKey}`, undefined, client.token)).status,
    400,
    204,
  ],
  [
    'auth-pair-taken-over',
    async (client, { baseUrl, credentials }) =>
      (await sendAuth(baseUrl, 'PUT', '/auth/credentials', credentials.second, client.token)).status,
    400,
    204,
  ],
  [
    'auth-key-id-of-tenant',
    async (client, { baseUrl }) => {
      const { publicKey } = newKeyPair('ed25519');
      return (
        objectOf(await sendAuth(baseUrl, 'PUT', '/auth/signing', { publicKey }, client.token)).keyId === client.keyId
      );
    },
    false,
    true,
  ],
  [
    'auth-scheme-case',
    async (client) => [await listed(client, `Bearer ${client.token}`), await listed(client, `bearer ${client.token}`)],
    [200, 200],
    [200, 401],
  ],
  [
    'auth-scheme-free',
    async (client) => [
      await listed(client, client.token),
      await listed(client, `Token ${client.token}`),
      await listed(client, 'Bearer x'),
    ],
    [401, 401, 401],
    [200, 200, 401],
  ],
  [
    'auth-secret-begin',
    async (_client, { baseUrl, credentials: { primary } }) => {
      const ask = async (apiSecret: string) =>
        (await sendAuth(baseUrl, 'POST', '/auth/token', { ...primary, apiSecret })).status;
      return [await ask(primary.apiSecret), await ask(`${primary.apiSecret}0`), await ask(`0${primary.apiSecret}`)];
    },
    [200, 401, 401],
    [200, 200, 401],
  ],
  [
    'auth-tampered-simulates',
    async (client) => {
      const customer = await createCustomer(client);
      const authorization = `Bearer ${client.token.slice(0, -4)}AAAA`;
      const forged: Client = {
        ...client,
        call: (method, path) => client.call(method, path, { headers: { authorization } }),
      };
      return [(await simulate(forged, customer, 'verify')).status, await listed(client, authorization)];
    },
    [401, 401],
    [400, 401],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in what a token or a pair of credentials is worth', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
