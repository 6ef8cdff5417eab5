import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSigner } from 'http-message-signatures';
import type { Client, Unusual } from '../client.ts';
import { connect, digestOf, newKeyPair } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import type { Outgoing } from '../send.ts';
import { createCustomer, customerIn, newWallet } from '../story.ts';

/** The status of a read, or of a creation where a body is needed. */
const list = async (client: Client, unusual: Unusual = {}) => (await client.call('GET', '/customers', unusual)).status;
const create = async (client: Client, unusual: Unusual = {}) =>
  (await client.call('POST', '/customers', { body: { chainId: newWallet().chainId, externalId: 'x' }, ...unusual }))
    .status;

const broken: Unusual = {
  afterwards: (outgoing: Outgoing) => ({
    ...outgoing,
    headers: {
      ...outgoing.headers,
      Signature: String(outgoing.headers.Signature).replace(/=:(.)/, (_all, one) => `=:${one === 'A' ? 'B' : 'A'}`),
    },
  }),
};
const unsigned: Unusual = {
  afterwards: ({ headers, ...rest }) => ({
    ...rest,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('Signature'))),
  }),
};
const unregistered = (keyid: string): Unusual => ({
  signingKey: createSigner(newKeyPair('ecdsa-p384-sha384').privateKey, 'ecdsa-p384-sha384', keyid),
});
const otherPath = (from: string, to: string): Unusual => ({
  afterwards: (outgoing) => ({ ...outgoing, url: outgoing.url.replace(from, to) }),
});

const ALL = ['@method', '@authority', '@path', 'content-digest', 'idempotency-key'];
const body = Buffer.from(JSON.stringify({ chainId: newWallet().chainId, externalId: 'spaced' }, null, 1));

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'signature-presence-only',
    async (client) => [await list(client, unsigned), await list(client, broken), await list(client, unregistered('x'))],
    [400, 400, 400],
    [400, 200, 200],
  ],
  [
    'signature-one-operation',
    async (client) => {
      const { path } = await customerIn(client, 'verifying');
      return [await list(client, broken), (await client.call('PATCH', `/simulator${path}/verify`, broken)).status];
    },
    [400, 400],
    [400, 202],
  ],
  [
    'signature-any-key',
    async (client, sandbox) => {
      const stranger = await connect(sandbox, 'second');
      const theirs = { values: { keyid: stranger.keyId } };
      return [await list(client, unregistered(client.keyId)), await list(client, theirs)];
    },
    [400, 400],
    [400, 200],
  ],
  [
    'signature-unknown-keyid',
    async (client) => [
      await list(client, unregistered(randomUUID())),
      await list(client, unregistered(client.keyId)),
      await list(client, broken),
    ],
    [400, 400, 400],
    [200, 400, 400],
  ],
  [
    'signature-method-free',
    async (client) => {
      const outgoing = await client.prepare('POST', '/customers', {
        key: null,
        components: ['@method', '@authority', '@path'],
      });
      const reused = { ...outgoing, method: 'GET' };
      return [await list(client, { afterwards: () => reused }), await list(client, broken)];
    },
    [400, 400],
    [200, 400],
  ],
  [
    'signature-target-free',
    async (client) => {
      const [one, two] = [await createCustomer(client), await createCustomer(client)];
      await client.call('GET', '/customers?a=1');
      return [
        (await client.call('GET', one.path, otherPath(one.id, two.id))).status,
        (await client.call('GET', '/customers?a=1', otherPath('a=1', 'a=2'))).status,
        await list(client, broken),
      ];
    },
    [400, 400, 400],
    [200, 200, 400],
  ],
  [
    'signature-key-header-free',
    async (client) => {
      const replaced = (key: string): Unusual => ({
        afterwards: (outgoing) => ({ ...outgoing, headers: { ...outgoing.headers, 'idempotency-key': key } }),
      });
      const key = randomUUID();
      const neighbour = key.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
      await create(client, { key });
      return [
        await create(client, { key, ...replaced(randomUUID()) }),
        await create(client, { key, ...replaced(neighbour) }),
        await create(client, broken),
      ];
    },
    [400, 400, 400],
    [201, 201, 400],
  ],
  [
    'signature-created-free',
    async (client) => {
      const at = (seconds: number) => ({ values: { created: new Date(Date.now() + seconds * 1000) } });
      return [await list(client, at(-864_000)), await list(client, at(600)), await list(client, broken)];
    },
    [400, 400, 400],
    [200, 400, 400],
  ],
  [
    'signature-order-refused',
    async (client) => [await create(client), await create(client, { components: [...ALL].reverse() })],
    [201, 201],
    [201, 400],
  ],
  [
    'digest-not-compared',
    async (client) => [
      await create(client, { headers: { 'content-digest': digestOf(Buffer.from('other')) } }),
      await create(client, { headers: { 'content-digest': null } }),
    ],
    [400, 400],
    [201, 400],
  ],
  [
    'digest-optional',
    async (client) => [
      await create(client, { headers: { 'content-digest': null } }),
      await create(client, { headers: { 'content-digest': digestOf(Buffer.from('other')) } }),
    ],
    [400, 400],
    [201, 400],
  ],
  [
    'digest-reserialised',
    async (client) => [
      await create(client, {
        body,
        headers: { 'content-digest': digestOf(Buffer.from(JSON.stringify(JSON.parse(body.toString())))) },
      }),
      await create(client),
    ],
    [400, 201],
    [201, 201],
  ],
  [
    'signature-absent-empty',
    (client) =>
      list(client, {
        headers: { 'x-absent': '' },
        components: ['@method', '@authority', '@path', 'x-absent'],
        afterwards: ({ headers: { 'x-absent': _absent, ...headers }, ...rest }) => ({ ...rest, headers }),
      }),
    400,
    200,
  ],
  [
    'signature-nonce-refused',
    async (client) => [
      await list(client, { parameters: ['created', 'keyid', 'nonce'], values: { nonce: 'abc' } }),
      await list(client),
    ],
    [200, 200],
    [400, 200],
  ],
  [
    'signature-alg-free',
    async (client) => [await list(client, { values: { alg: 'ed25519' } }), await list(client, broken)],
    [400, 400],
    [200, 400],
  ],
  [
    'signature-keyid-optional',
    async (client) => [await list(client, { parameters: ['created'] }), await list(client, unregistered('x'))],
    [400, 400],
    [200, 400],
  ],
  [
    'signature-foreign-key',
    async (client, sandbox) => {
      const stranger = await connect(sandbox, 'second');
      const headers = { authorization: `Bearer ${client.token}` };
      const theirs = await stranger.prepare('GET', '/customers', { headers });
      return [await list(client, { afterwards: () => theirs }), await list(client, unregistered(client.keyId))];
    },
    [400, 400],
    [200, 400],
  ],
  [
    'signature-coverage-free',
    async (client) => [await list(client, { components: ['@method'] }), await list(client, broken)],
    [400, 400],
    [200, 400],
  ],
  [
    'signature-expires-free',
    async (client) => {
      const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
      const parameters = ['created', 'keyid', 'expires'];
      return [
        await list(client, { parameters, values: { created: at(-120), expires: at(-60) } }),
        await list(client, { parameters, values: { created: at(-864_000), expires: at(60) } }),
      ];
    },
    [400, 400],
    [200, 400],
  ],
  [
    'signature-first-only',
    async (client) => {
      const second = (outgoing: Outgoing, name: string, value: string) => `${outgoing.headers[name]}, ${value}`;
      const afterwards = (outgoing: Outgoing) => ({
        ...outgoing,
        headers: {
          ...outgoing.headers,
          'Signature-Input': second(outgoing, 'Signature-Input', 'sig2=("@method");created=1;keyid="x"'),
          Signature: second(outgoing, 'Signature', 'sig2=:AAAA:'),
        },
      });
      return [await list(client, { afterwards }), await list(client, broken)];
    },
    [400, 400],
    [200, 400],
  ],
  [
    'digest-one-compared',
    async (client) => {
      const other = Buffer.from('other');
      const digests = (first: Buffer, second: Buffer) => ({
        'content-digest': `${digestOf(first)}, ${digestOf(second, 'sha-512')}`,
      });
      return [
        await create(client, { body, headers: digests(other, body) }),
        await create(client, { body, headers: digests(body, other) }),
      ];
    },
    [400, 400],
    [400, 201],
  ],
  [
    'signature-key-uncovered',
    async (client) => {
      const components = ['@method', '@authority', '@path'];
      const subscription = { callbackUrl: 'https://example.com/', types: ['card.updated'] };
      const { id } = JSON.parse((await client.call('PUT', '/webhooks', { body: subscription })).body.toString());
      const { path } = await customerIn(client, 'active');
      return [
        (await client.call('PATCH', `${path}/deactivate`, { components })).status,
        (await client.call('DELETE', `/webhooks/${id}`, { components })).status,
      ];
    },
    [400, 400],
    [400, 204],
  ],
  [
    'signature-an-hour-old',
    async (client) => {
      const created = (seconds: number) => ({ values: { created: new Date(Date.now() - seconds * 1000) } });
      return [await list(client, created(3600)), await list(client, created(86_400))];
    },
    [400, 400],
    [200, 400],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in signatures or digests', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
