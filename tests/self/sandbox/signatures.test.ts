import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigner } from 'http-message-signatures';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import type { Algorithm, Client, Unusual } from './client.ts';
import { connect, digestOf, newKeyPair, sendAuth } from './client.ts';
import type { Outgoing } from './send.ts';
import { listOf, objectOf } from './send.ts';
import { newWallet } from './story.ts';

let sandbox: RunningSandbox;
let client: Client;
let stranger: Client;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = await connect(sandbox);
  stranger = await connect(sandbox, 'second', 'ed25519');
});

afterAll(() => sandbox.close());

const nowSeconds = () => Math.floor(Date.now() / 1000);
const at = (offset: number) => new Date((nowSeconds() + offset) * 1000);

/** Sends a good creation, made unusual; says the status and whether a customer came of it. */
async function create(unusual: Unusual, by: Client = client) {
  const body = { chainId: newWallet().chainId, externalId: 'a customer' };
  const received = await by.call('POST', '/customers', { body, ...unusual });
  const rows = listOf(await by.call('GET', '/customers'));
  const { code } = objectOf(received);
  return { status: received.status, code, created: rows.some(({ chainId }) => chainId === body.chainId) };
}

/** Replaces a header after signing. */
const header = (name: string, change: (value: string) => string) => (outgoing: Outgoing) => ({
  ...outgoing,
  headers: {
    ...outgoing.headers,
    [name]: change(String(outgoing.headers[name] ?? outgoing.headers[name.toLowerCase()] ?? '')),
  },
});

const without =
  (...names: string[]) =>
  (outgoing: Outgoing) => ({
    ...outgoing,
    headers: Object.fromEntries(
      Object.entries(outgoing.headers).filter(([name]) => !names.includes(name.toLowerCase())),
    ),
  });

const url = (change: (value: string) => string) => (outgoing: Outgoing) => ({ ...outgoing, url: change(outgoing.url) });

const ALL = ['@method', '@authority', '@path', 'content-digest', 'idempotency-key'];

describe.each<Algorithm>(['ecdsa-p384-sha384', 'ed25519'])(
  'requests signed with %s by http-message-signatures',
  (algorithm) => {
    const accepted: Array<[string, Unusual]> = [
      ['as usual', {}],
      ['with another label', { label: 'my-label' }],
      ['with the components in another order', { components: [...ALL].reverse() }],
      ['with the parameters in another order', { parameters: ['alg', 'keyid', 'created'] }],
      ['without alg', { parameters: ['created', 'keyid'] }],
      [
        'with expires, nonce and tag',
        { parameters: ['created', 'expires', 'nonce', 'tag', 'keyid'], values: { nonce: 'abc', tag: 'test' } },
      ],
      [
        'with @target-uri for the target',
        { components: ['@method', '@target-uri', 'content-digest', 'idempotency-key'] },
      ],
      [
        'with @request-target for the path',
        { components: ['@method', '@authority', '@request-target', 'content-digest', 'idempotency-key'] },
      ],
      ['with headers covered besides', { components: [...ALL, 'authorization', 'content-type', '@scheme', '@query'] }],
      [
        'with a digest by sha-512',
        { headers: { 'content-digest': digestOf(Buffer.from('{}'), 'sha-512') }, body: Buffer.from('{}') },
      ],
      ['created a little in the future', { values: { created: at(50) } }],
      ['created some minutes ago', { values: { created: at(-290) } }],
      [
        'with whitespace around the values',
        { afterwards: header('Signature-Input', (value) => `  ${value.replaceAll(';', '; ')} `) },
      ],
    ];

    it.each(accepted)('are accepted %s', async (_what, unusual) => {
      const signer = await connect(sandbox, 'disposable', algorithm);
      const received = await signer.call('POST', '/customers', {
        body: { chainId: newWallet().chainId, externalId: 'x' },
        ...unusual,
      });
      // An empty object passes all checks of the signature and fails as a body.
      expect([received.status, objectOf(received).code]).toEqual(
        Buffer.isBuffer(unusual.body) ? [400, 'INVALID_BODY'] : [201, undefined],
      );
    });
  },
);

describe('a query', () => {
  it('must be covered where there is one', async () => {
    expect((await client.call('GET', '/customers?a=1')).status).toBe(200);
    expect(
      (await client.call('GET', '/customers?a=1', { components: ['@method', '@authority', '@path'] })).status,
    ).toBe(400);
    expect(
      (await client.call('GET', '/customers?a=%20', { afterwards: url((value) => value.replace('%20', '+')) })).status,
    ).toBe(400);
    expect(
      (await client.call('GET', '/customers?a=1', { afterwards: url((value) => value.replace('a=1', 'a=2')) })).status,
    ).toBe(400);
  });
});

describe('a signature that is not good', () => {
  const flipped = (value: string) => value.replace(/=:(.)/, (_all, first) => `=:${first === 'A' ? 'B' : 'A'}`);
  const bytes = (change: (signature: Buffer) => Buffer) => (value: string) =>
    value.replace(/=:([^:]*):/, (_all, text) => `=:${change(Buffer.from(text, 'base64')).toString('base64')}:`);
  const input = (change: (value: string) => string): Unusual => ({ afterwards: header('Signature-Input', change) });
  const signature = (change: (value: string) => string): Unusual => ({ afterwards: header('Signature', change) });

  const cases: Array<[string, Unusual]> = [
    ['is missing altogether', { afterwards: without('signature', 'signature-input') }],
    ['has no Signature', { afterwards: without('signature') }],
    ['has no Signature-Input', { afterwards: without('signature-input') }],
    ['has a bit flipped', signature(flipped)],
    ['is empty', signature(bytes(() => Buffer.alloc(0)))],
    ['is too short', signature(bytes((value) => value.subarray(1)))],
    ['is all zero', signature(bytes((value) => Buffer.alloc(value.length)))],
    ['is not base64', signature((value) => value.replace(/=:.*:/, '=:***:'))],
    ['is a string', signature((value) => value.replace(/=:(.*):/, '="$1"'))],
    ['has another label than its input', signature((value) => value.replace('sig=', 'gis='))],
    ['has a second label in one header only', signature((value) => `${value}, sig2=:AAAA:`)],
    ['has the same label twice', signature((value) => `${value}, ${value}`)],
    [
      'has a second one beside it that is bad',
      {
        afterwards: (outgoing) =>
          header(
            'Signature',
            (value) => `${value}, b=:AAAA:`,
          )(header('Signature-Input', (value) => `${value}, ${value.replace('sig=', 'b=')}`)(outgoing)),
      },
    ],
    ['has a malformed input', input((value) => value.replace('(', '(('))],
    ['has an empty input', input(() => '')],
    ['covers nothing', { components: [] }],
    ['does not cover the method', { components: ALL.filter((name) => name !== '@method') }],
    ['does not cover the authority', { components: ALL.filter((name) => name !== '@authority') }],
    ['does not cover the path', { components: ALL.filter((name) => name !== '@path') }],
    ['does not cover the digest', { components: ALL.filter((name) => name !== 'content-digest') }],
    ['does not cover the idempotency key', { components: ALL.filter((name) => name !== 'idempotency-key') }],
    ['names no key', { parameters: ['created', 'alg'] }],
    ['names an unknown key', { values: { keyid: '123e4567-e89b-12d3-a456-426614174000' } }],
    [
      'is by a key that nobody registered',
      {
        signingKey: createSigner(newKeyPair('ecdsa-p384-sha384').privateKey, 'ecdsa-p384-sha384'),
        parameters: ['created', 'keyid'],
      },
    ],
    ['names another algorithm than the key’s', { values: { alg: 'ed25519' } }],
    ['is not dated', { parameters: ['keyid', 'alg'] }],
    ['is too old', { values: { created: at(-310) } }],
    ['comes from the future', { values: { created: at(90) } }],
    ['has expired', { parameters: ['created', 'expires', 'keyid'], values: { expires: at(-1) } }],
    [
      'was made for another method',
      {
        afterwards: (outgoing) => ({ ...outgoing, method: 'PUT', url: outgoing.url.replace('customers', 'webhooks') }),
      },
    ],
    ['was made for another path', { afterwards: url((value) => `${value}?`) }],
    ['was made for another host', { afterwards: header('host', () => 'example.com') }],
    [
      'was made for another idempotency key',
      { afterwards: header('idempotency-key', () => '123e4567-e89b-12d3-a456-426614174000') },
    ],
    ['was made for another digest', { afterwards: header('content-digest', () => digestOf(Buffer.from('{}'))) }],
  ];

  it.each(cases)('is refused with 400 and has no effect: it %s', async (what, unusual) => {
    const known =
      unusual.values?.keyid === undefined && unusual.signingKey !== undefined
        ? { values: { keyid: client.keyId } }
        : {};
    const code = what.includes('another digest') ? 'INVALID_DIGEST' : 'INVALID_SIGNATURE';
    expect(await create({ ...unusual, ...known })).toEqual({ status: 400, code, created: false });
  });

  it('is refused as DER, although the numbers are right', async () => {
    const pair = newKeyPair('ecdsa-p384-sha384');
    const tenant = await connect(sandbox, 'disposable');
    const { keyId } = objectOf(
      await sendAuth(sandbox.baseUrl, 'PUT', '/auth/signing', { publicKey: pair.publicKey }, tenant.token),
    );
    const signer = (dsaEncoding: 'der' | 'ieee-p1363') => ({
      id: String(keyId),
      alg: 'ecdsa-p384-sha384',
      sign: async (data: Buffer) => sign('sha384', data, { key: createPrivateKey(pair.privateKey), dsaEncoding }),
    });
    expect(
      (
        await create(
          { signingKey: signer('ieee-p1363') },
          { ...tenant, call: (m, p, u) => tenant.call(m, p, { signingKey: signer('ieee-p1363'), ...u }) },
        )
      ).status,
    ).toBe(201);
    expect((await tenant.call('GET', '/customers', { signingKey: signer('der') })).status).toBe(400);
  });

  it('is refused where the key belongs to another tenant, and where it was replaced or deleted', async () => {
    expect((await client.call('GET', '/customers', { values: { keyid: stranger.keyId } })).status).toBe(400);
    const first = await connect(sandbox, 'disposable');
    const second = await connect(sandbox, 'disposable');
    expect((await first.call('GET', '/customers')).status).toBe(400);
    expect((await second.call('GET', '/customers')).status).toBe(200);
    expect((await sendAuth(sandbox.baseUrl, 'DELETE', '/auth/signing', undefined, second.token)).status).toBe(204);
    expect((await second.call('GET', '/customers')).status).toBe(400);
  });
});

describe('two good signatures', () => {
  it('are accepted together', async () => {
    const one = await client.prepare('GET', '/customers', { label: 'one' });
    const two = await client.prepare('GET', '/customers', { label: 'two' });
    const join = (name: string) => `${one.headers[name]}, ${two.headers[name]}`;
    const both = { ...one.headers, Signature: join('Signature'), 'Signature-Input': join('Signature-Input') };
    expect(
      (await client.call('GET', '/customers', { afterwards: (outgoing) => ({ ...outgoing, headers: both }) })).status,
    ).toBe(200);
  });
});

describe('a content digest', () => {
  const body = Buffer.from('{ "externalId": "x" }');
  const good256 = digestOf(body);
  const good512 = digestOf(body, 'sha-512');
  const bad256 = digestOf(Buffer.from('{"externalId":"x"}'));

  it.each([
    [good256, 'INVALID_BODY'],
    [good512, 'INVALID_BODY'],
    [`${good256}, ${good512}`, 'INVALID_BODY'],
    [`${good512}, md5=:AAAA:`, 'INVALID_BODY'],
    [bad256, 'INVALID_DIGEST'],
    [`${bad256}, ${good512}`, 'INVALID_DIGEST'],
    [`${good256}, ${bad256}`, 'INVALID_DIGEST'],
    ['md5=:AAAA:', 'INVALID_DIGEST'],
    ['sha-256=abc', 'INVALID_DIGEST'],
    ['sha-256', 'INVALID_DIGEST'],
    [good256.replaceAll(':', '"'), 'INVALID_DIGEST'],
    ['', 'INVALID_DIGEST'],
  ])('%s is answered with %s', async (digest, code) => {
    const received = await client.call('POST', '/customers', { body, headers: { 'content-digest': digest } });
    expect([received.status, objectOf(received).code]).toEqual([400, code]);
  });

  it('is needed with a body, and tolerated without one', async () => {
    expect(objectOf(await client.call('POST', '/customers', { body, headers: { 'content-digest': null } })).code).toBe(
      'INVALID_DIGEST',
    );
    const ofNothing = { 'content-digest': digestOf(Buffer.alloc(0)) };
    expect((await client.call('GET', '/customers', { headers: ofNothing })).status).toBe(200);
    expect((await client.call('GET', '/customers', { headers: { 'content-digest': good256 } })).status).toBe(400);
  });
});

describe('a registered key', () => {
  it.each(['p256', 'rsa'] as const)('cannot be %s', async (kind) => {
    const { publicKey } = newKeyPair(kind);
    expect((await sendAuth(sandbox.baseUrl, 'PUT', '/auth/signing', { publicKey }, client.token)).status).toBe(400);
  });

  it('must be sent as base64 of a public PEM', async () => {
    const { privateKey, publicKey } = newKeyPair('ed25519');
    const pem = Buffer.from(publicKey, 'base64').toString();
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
    for (const wrong of [pem, der, Buffer.from(privateKey).toString('base64'), '', publicKey.slice(0, -3)]) {
      expect((await sendAuth(sandbox.baseUrl, 'PUT', '/auth/signing', { publicKey: wrong }, client.token)).status).toBe(
        400,
      );
    }
    expect((await client.call('GET', '/customers')).status).toBe(200);
  });
});
