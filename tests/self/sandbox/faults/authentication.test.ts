import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { connect, newKeyPair, sendAuth } from '../client.ts';
import type { Probe } from '../observe.ts';
import { advance, observe } from '../observe.ts';
import { listOf, objectOf } from '../send.ts';
import type { CreatedCustomer } from '../story.ts';
import { answerTo, createCustomer, newWallet } from '../story.ts';

const sign = async (client: Client, customer: CreatedCustomer, body: object) =>
  (await client.call('POST', `${customer.path}/challenge/sign`, { body })).status;

const textOf = ({ challenge }: CreatedCustomer) => Buffer.from(challenge, 'base64').toString();
const nonce = (customer: CreatedCustomer) => /Nonce: (\S+)/.exec(textOf(customer))?.[1];

/** A pair that nobody has yet. */
const OTHER = { apiKey: '0b8e4a63-1c57-4f64-9d3c-0d5f6c1b7a11', apiSecret: 'a new secret' };

/** What a new token says of its end, in seconds. */
async function tokenOf({ baseUrl, credentials }: Parameters<Probe>[1]) {
  const { token, expiresAt } = objectOf(await sendAuth(baseUrl, 'POST', '/auth/token', credentials.primary));
  const claims: { exp?: number } = JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());
  return { exp: Number(claims.exp), expiresAt: Number(expiresAt), leftSeconds: Number(expiresAt) - Date.now() / 1000 };
}

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'auth-one-operation-open',
    async (client) => {
      const anonymous = { headers: { authorization: null } };
      const wrong = { headers: { authorization: 'Bearer x' } };
      const listed = await client.call('GET', '/customers', anonymous);
      return [
        listed.status,
        (await client.call('GET', '/customers', wrong)).status,
        (await client.call('GET', '/webhooks', anonymous)).status,
      ];
    },
    [401, 401, 401],
    [200, 401, 401],
  ],
  [
    'auth-expired-accepted',
    async (client, sandbox) => {
      await advance(sandbox, 3700);
      return (await client.call('GET', '/customers', { values: { created: new Date(Date.now() + 3700_000) } })).status;
    },
    401,
    200,
  ],
  [
    'auth-alg-none',
    async (client) => {
      const [, claims] = client.token.split('.');
      const header = Buffer.from('{"alg":"none"}').toString('base64url');
      const answered = await client.call('GET', '/customers', {
        headers: { authorization: `Bearer ${header}.${claims}.` },
      });
      const forged = `${client.token.slice(0, -4)}AAAA`;
      return [
        answered.status,
        (await client.call('GET', '/customers', { headers: { authorization: `Bearer ${forged}` } })).status,
      ];
    },
    [401, 401],
    [200, 401],
  ],
  [
    'auth-tenant-read',
    async (client, sandbox) => {
      const stranger = await connect(sandbox, 'second');
      const { path } = await createCustomer(client);
      return [(await stranger.call('GET', path)).status, (await stranger.call('GET', `${path}/challenge`)).status];
    },
    [404, 404],
    [200, 404],
  ],
  [
    'auth-tenant-list',
    async (client, sandbox) => {
      await createCustomer(client);
      return listOf(await (await connect(sandbox, 'second')).call('GET', '/customers')).length;
    },
    0,
    1,
  ],
  [
    'auth-old-token-lives',
    async (client, { baseUrl }) => {
      await sendAuth(baseUrl, 'PUT', '/auth/credentials', OTHER, client.token);
      return (await client.call('GET', '/customers')).status;
    },
    401,
    200,
  ],
  [
    'challenge-any-wallet',
    async (client) => {
      const [customer, other] = [await createCustomer(client), await createCustomer(client)];
      return sign(client, customer, { ...answerTo(other, customer.challenge), ownerId: customer.wallet.chainId });
    },
    400,
    204,
  ],
  [
    'challenge-other-customer',
    async (client) => {
      const [customer, other] = [await createCustomer(client), await createCustomer(client)];
      return [
        await sign(client, customer, answerTo(customer, 'YWJj')),
        await sign(client, customer, answerTo(customer, other.challenge)),
      ];
    },
    [400, 400],
    [400, 204],
  ],
  [
    'challenge-constant-nonce',
    async (client) => new Set([nonce(await createCustomer(client)), nonce(await createCustomer(client))]).size,
    2,
    1,
  ],
  [
    'challenge-not-reissued',
    async (client) => {
      const customer = await createCustomer(client);
      const failed = await sign(client, customer, answerTo(customer, 'YWJj'));
      const { challenge } = objectOf(await client.call('GET', `${customer.path}/challenge`));
      return [failed, challenge === customer.challenge, await sign(client, customer, answerTo(customer))];
    },
    [400, false, 400],
    [400, true, 204],
  ],
  [
    'challenge-twice',
    async (client) => {
      const customer = await createCustomer(client);
      return [await sign(client, customer, answerTo(customer)), await sign(client, customer, answerTo(customer))];
    },
    [204, 409],
    [204, 204],
  ],
  [
    'auth-tenant-id-shared',
    async (client, sandbox) => {
      const body = { chainId: newWallet().chainId, externalId: 'the same' };
      const one = objectOf(await client.call('POST', '/customers', { body }));
      const other = objectOf(await (await connect(sandbox, 'second')).call('POST', '/customers', { body }));
      return one.id === other.id;
    },
    false,
    true,
  ],
  ['auth-token-two-hours', async (_client, sandbox) => Math.round((await tokenOf(sandbox)).leftSeconds / 3600), 1, 2],
  [
    'auth-token-expiry-differs',
    async (_client, sandbox) => {
      const { exp, expiresAt } = await tokenOf(sandbox);
      return exp - expiresAt;
    },
    0,
    60,
  ],
  [
    'auth-secret-free',
    async (_client, { baseUrl, credentials }) => {
      const { apiKey } = credentials.primary;
      const ask = async (pair: object) => (await sendAuth(baseUrl, 'POST', '/auth/token', pair)).status;
      return [await ask({ apiKey, apiSecret: 'another' }), await ask({ apiKey: OTHER.apiKey, apiSecret: 'another' })];
    },
    [401, 401],
    [200, 401],
  ],
  [
    'auth-old-pair-lives',
    async (client, { baseUrl, credentials }) => {
      await sendAuth(baseUrl, 'PUT', '/auth/credentials', OTHER, client.token);
      return (await sendAuth(baseUrl, 'POST', '/auth/token', credentials.primary)).status;
    },
    401,
    200,
  ],
  [
    'auth-key-cached',
    async (client, { baseUrl }) => {
      const list = async () => (await client.call('GET', '/customers')).status;
      const before = await list();
      const { publicKey } = newKeyPair('ed25519');
      await sendAuth(baseUrl, 'PUT', '/auth/signing', { publicKey }, client.token);
      return [before, await list()];
    },
    [200, 400],
    [200, 200],
  ],
  [
    'challenge-wrong-chain',
    async (client) => /Chain ID: (\d+)/.exec(textOf(await createCustomer(client)))?.[1],
    '300',
    '1',
  ],
  [
    'challenge-foreign-host',
    async (client) => /^(\S+?)(?::\d+)? wants you/.exec(textOf(await createCustomer(client)))?.[1],
    '127.0.0.1',
    'phishing.example',
  ],
  [
    'challenge-fetched-dead',
    async (client) => {
      const customer = await createCustomer(client);
      const { challenge } = objectOf(await client.call('GET', `${customer.path}/challenge`));
      return [challenge === customer.challenge, await sign(client, customer, answerTo(customer, String(challenge)))];
    },
    [true, 204],
    [false, 400],
  ],
  [
    'challenge-never-expires',
    async (client, sandbox) => {
      const customer = await createCustomer(client);
      await advance(sandbox, 3700);
      const { status } = await (await connect(sandbox)).call('POST', `${customer.path}/challenge/sign`, {
        body: answerTo(customer),
        values: { created: new Date(Date.now() + 3700_000) },
      });
      return status;
    },
    400,
    204,
  ],
  [
    'challenge-hex-signature',
    async (client) => {
      const customer = await createCustomer(client);
      const digits = Buffer.from(customer.wallet.sign(customer.challenge).toString('hex'));
      return sign(client, customer, { ...answerTo(customer), signature: digits.toString('base64') });
    },
    400,
    204,
  ],
  [
    'challenge-counted-nonce',
    async (client) => {
      const [one, other] = [nonce(await createCustomer(client)), nonce(await createCustomer(client))];
      return [one === other, one?.slice(0, 8) === other?.slice(0, 8)];
    },
    [false, false],
    [false, true],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in who may do what', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
