import { connect as connectSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { isCallbackUrl } from '../../../sandbox/validation/callback-url.ts';
import { hasDuplicateNames } from '../../../sandbox/validation/duplicate-names.ts';
import type { Client } from './client.ts';
import { connect, sendAuth } from './client.ts';
import type { Outgoing } from './send.ts';
import { listOf, objectOf, send } from './send.ts';
import { createCustomer, newWallet } from './story.ts';

let sandbox: RunningSandbox;
let client: Client;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = await connect(sandbox);
});

afterAll(() => sandbox.close());

const ADDRESS = '0x43158f45b5EbD7b1179130130DF00393928C2691';

describe('the body of a creation', () => {
  const bodies: Array<[string, (good: { chainId: string; externalId: string }) => object | string]> = [
    ['nothing', () => ''],
    ['malformed JSON', () => '{"chainId":'],
    ['JSON with a trailing comma', ({ chainId }) => `{"chainId":"${chainId}","externalId":"x",}`],
    ['JSON followed by more', (good) => `${JSON.stringify(good)} {}`],
    ['a byte order mark', (good) => `\ufeff${JSON.stringify(good)}`],
    ['a property twice', ({ chainId }) => `{"chainId":"${chainId}","externalId":"x","external\\u0049d":"y"}`],
    [
      'a property twice, deep inside',
      ({ chainId }) => `{"chainId":"${chainId}","externalId":"x","more":[{"a":1,"a":1}]}`,
    ],
    ['half a character', ({ chainId }) => `{"chainId":"${chainId}","externalId":"\\ud83d"}`],
    ['null', () => 'null'],
    ['an array', (good) => [good]],
    ['a string', () => '"x"'],
    ['no chainId', ({ externalId }) => ({ externalId })],
    ['no externalId', ({ chainId }) => ({ chainId })],
    ['an empty externalId', (good) => ({ ...good, externalId: '' })],
    ['an externalId of 256 characters', (good) => ({ ...good, externalId: 'x'.repeat(256) })],
    ['a numeric externalId', (good) => ({ ...good, externalId: 1 })],
    ['a null externalId', (good) => ({ ...good, externalId: null })],
    ['a chainId without address', (good) => ({ ...good, chainId: 'eip155:300' })],
    ['a bare address', (good) => ({ ...good, chainId: ADDRESS })],
    ['another namespace', (good) => ({ ...good, chainId: `solana:300:${ADDRESS}` })],
    ['a namespace in capitals', (good) => ({ ...good, chainId: `EIP155:300:${ADDRESS}` })],
    ['a chain with a leading zero', (good) => ({ ...good, chainId: `eip155:0300:${ADDRESS}` })],
    ['an over-long chain', (good) => ({ ...good, chainId: `eip155:${'1'.repeat(33)}:${ADDRESS}` })],
    ['an address without 0x', (good) => ({ ...good, chainId: `eip155:300:${ADDRESS.slice(2)}` })],
    ['a short address', (good) => ({ ...good, chainId: `eip155:300:${ADDRESS.slice(0, -1)}` })],
    ['a chainId with something behind it', (good) => ({ ...good, chainId: `eip155:300:${ADDRESS}\n` })],
  ];

  it.each(bodies)('is refused with 400 for %s, and leaves nothing behind', async (_what, bodyOf) => {
    const before = listOf(await client.call('GET', '/customers')).length;
    const made = bodyOf({ chainId: newWallet().chainId, externalId: 'x' });
    const body = typeof made === 'string' ? Buffer.from(made) : made;
    const refused = await client.call('POST', '/customers', { body });
    expect([refused.status, Object.keys(objectOf(refused))]).toEqual([400, ['code', 'message']]);
    expect(listOf(await client.call('GET', '/customers')).length).toBe(before);
  });

  it('is refused with 400 for bytes that are not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from(`{"chainId":"${newWallet().chainId}","externalId":"`),
      Buffer.from([0xff, 0x22, 0x7d]),
    ]);
    expect((await client.call('POST', '/customers', { body })).status).toBe(400);
  });

  it.each(['x', 'x'.repeat(255), '🦉'.repeat(255), 'e\u0301', '\u00e9', '\u0000', '\u202e\u200b', ' x ', '__proto__'])(
    'keeps the externalId %j exactly',
    async (externalId) => {
      const created = await client.call('POST', '/customers', { body: { chainId: newWallet().chainId, externalId } });
      expect([created.status, objectOf(created).externalId]).toEqual([201, externalId]);
    },
  );

  it('may hold more than is known, which is neither stored nor shown', async () => {
    const extra = { status: 'active', id: 'x', createdAt: 'x', extra: { deep: true }, constructor: 1 };
    const created = objectOf(
      await client.call('POST', '/customers', { body: { chainId: newWallet().chainId, externalId: 'x', ...extra } }),
    );
    expect(Object.keys(created)).toEqual([
      'id',
      'externalId',
      'chainId',
      'status',
      'createdAt',
      'updatedAt',
      'challenge',
    ]);
    expect(created.status).toBe('initiating');
  });

  it.each<[string, string | string[] | null, number]>([
    ['application/json', 'application/json', 201],
    ['its charset named', 'application/json; charset=UTF-8', 201],
    ['text/plain', 'text/plain', 415],
    ['another charset', 'application/json; charset=latin1', 415],
    ['a JSON dialect', 'application/problem+json', 415],
    ['nothing', null, 415],
    ['rubbish', 'json', 415],
    ['two types', ['application/json', 'application/json'], 415],
  ])('labelled as %s', async (_what, type, status) => {
    const body = { chainId: newWallet().chainId, externalId: 'x' };
    expect((await client.call('POST', '/customers', { body, headers: { 'content-type': type } })).status).toBe(status);
  });

  it('is refused when it is encoded or larger than a mebibyte', async () => {
    const body = { chainId: newWallet().chainId, externalId: 'x' };
    expect((await client.call('POST', '/customers', { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(
      415,
    );
    expect(
      (await client.call('POST', '/customers', { body: { ...body, extra: 'x'.repeat(1024 * 1024) } })).status,
    ).toBe(413);
  });
});

describe('an operation without a body', () => {
  it('refuses one, digested and signed though it is', async () => {
    const customer = await createCustomer(client);
    const refused = await client.call('PATCH', `${customer.path}/deactivate`, { body: {} });
    expect([refused.status, objectOf(refused).code]).toEqual([400, 'UNEXPECTED_BODY']);
    const read = await client.call('GET', '/customers', {
      headers: { 'content-length': '2' },
      afterwards: (outgoing) => ({ ...outgoing, body: Buffer.from('{}') }),
    });
    expect([read.status, objectOf(read).code]).toEqual([400, 'UNEXPECTED_BODY']);
  });
});

describe('a path', () => {
  it.each([
    ['/customers/not-a-uuid', 400],
    ['/customers/00000000-0000-0000-0000-000000000000', 404],
    ['/customers/123e4567-e89b-12d3-a456-426614174000', 404],
    ['/webhooks/not-a-uuid', 400],
    ['/webhooks/123e4567-e89b-12d3-a456-426614174000', 404],
    ['/customers/', 404],
    ['/customers/%2e%2e', 400],
    ['/customers/%zz', 400],
    ['/Customers', 404],
    ['/nothing', 404],
  ])('%s is answered with %d', async (path, status) => {
    const received = await client.call('GET', path);
    expect([received.status, Object.keys(objectOf(received))]).toEqual([status, ['code', 'message']]);
  });

  it.each(['/customers/..', '/customers/../customers', '/../v1/customers'])(
    '%s is taken as it stands',
    async (path) => {
      const afterwards = (outgoing: Outgoing) => ({ ...outgoing, url: `${client.baseUrl}${path}` });
      expect([400, 404]).toContain((await client.call('GET', '/customers', { afterwards })).status);
    },
  );

  it('to a known customer leads nowhere in capitals, encoded twice, or with a slash behind it', async () => {
    const { path, id } = await createCustomer(client);
    expect((await client.call('GET', path)).status).toBe(200);
    expect((await client.call('GET', `/customers/${id.toUpperCase()}`)).status).toBe(404);
    expect((await client.call('GET', `/customers/%25${id.charCodeAt(0).toString(16)}${id.slice(1)}`)).status).toBe(400);
    expect((await client.call('GET', `${path}/`)).status).toBe(404);
    expect((await client.call('GET', `${path}?id=${id}`)).status).toBe(200);
  });
});

describe('a method that a path does not have', () => {
  it.each([
    ['DELETE', '/customers', 'POST, GET'],
    ['HEAD', '/customers', 'POST, GET'],
    ['OPTIONS', '/customers', 'POST, GET'],
    ['TRACE', '/auth/token', 'POST'],
    ['DELETE', '/customers/123e4567-e89b-12d3-a456-426614174000', 'GET'],
    ['GET', '/simulator/customers/123e4567-e89b-12d3-a456-426614174000/verify', 'PATCH'],
    ['POST', '/auth/credentials', 'PUT, DELETE'],
  ])('%s %s is answered with 405 and Allow: %s', async (method, path, allow) => {
    const received = await client.call(method, path);
    expect([received.status, received.headers.allow]).toEqual([405, allow]);
  });
});

describe('the order of the checks', () => {
  it('is: token, media type, digest and signature, idempotency key, path, body, state', async () => {
    const { path } = await createCustomer(client);
    const wrong = { authorization: 'Bearer x', 'content-type': 'text/plain', 'content-digest': 'x' };
    const statuses: unknown[] = [];
    for (const [name, right] of [
      ['authorization', `Bearer ${client.token}`],
      ['content-type', 'application/json'],
      ['content-digest', null],
    ] as const) {
      const received = await client.call('POST', '/customers/x/challenge/sign', { body: {}, key: 'x', headers: wrong });
      statuses.push(objectOf(received).code);
      if (right === null) Reflect.deleteProperty(wrong, name);
      else wrong[name] = right;
    }
    for (const [where, key, body] of [
      ['/customers/x/challenge/sign', 'x', {}],
      ['/customers/x/challenge/sign', undefined, {}],
      [`${path}/challenge/sign`, undefined, {}],
    ] as const) {
      statuses.push(objectOf(await client.call('POST', where, { body, ...(key === undefined ? {} : { key }) })).code);
    }
    expect(statuses).toEqual([
      'NOT_AUTHORISED',
      'UNSUPPORTED_MEDIA_TYPE',
      'INVALID_DIGEST',
      'INVALID_IDEMPOTENCY_KEY',
      'INVALID_ID',
      'INVALID_BODY',
    ]);
  });
});

describe('every answer', () => {
  it('is dated by the clock that the control server moves, which never goes back', async () => {
    const moved = await startSandbox();
    try {
      const control = (body: string) =>
        fetch(moved.clockUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect((await control('{"advanceSeconds":86400}')).status).toBe(200);
      for (const wrong of ['{"advanceSeconds":-1}', '{}', '{"advanceSeconds":"1"}', '{"advanceSeconds":1e300}']) {
        expect((await control(wrong)).status).toBe(400);
      }
      const received = await sendAuth(moved.baseUrl, 'POST', '/auth/token', moved.credentials.primary);
      expect(Math.abs(Date.parse(String(received.headers.date)) - Date.now() - 86400_000)).toBeLessThan(5000);
      expect((await fetch(moved.clockUrl.replace('/clock', '/health'))).status).toBe(200);
    } finally {
      await moved.close();
    }
  });

  it('is JSON whatever Accept says, and has the same form where it is not even HTTP', async () => {
    expect(
      (await client.call('GET', '/customers', { headers: { accept: 'application/xml' } })).headers['content-type'],
    ).toBe('application/json; charset=utf-8');
    const { hostname, port } = new URL(sandbox.baseUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connectSocket(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\nDate: .*\r\n\r\n\{"code":"INVALID_REQUEST","message":"Invalid request"\}$/s,
    );
  });

  it('keeps its connection open', async () => {
    const received = await send({
      method: 'GET',
      url: `${sandbox.baseUrl}/customers`,
      headers: { connection: 'keep-alive' },
    });
    expect([received.status, received.headers.connection]).toEqual([401, 'keep-alive']);
  });
});

describe('names used twice', () => {
  it.each([
    ['{}', false],
    ['{"a":1,"b":1}', false],
    ['{"a":{"a":1},"b":["a","a",{"a":1}]}', false],
    ['[{"a":1},{"a":1}]', false],
    ['{"a":"\\"a\\":1,","b":"{,"}', false],
    ['{"a":1,"a":1}', true],
    ['{"a":1,"\\u0061":1}', true],
    ['[[{"b":[],"c":{},"b":1}]]', true],
  ])('in %s: %s', (text, expected) => {
    expect(hasDuplicateNames(text)).toBe(expected);
  });
});

describe('a callback URL', () => {
  it.each([
    ['https://example.com', true],
    ['http://127.0.0.1:8080/a/b?c=d#e', true],
    ['https://EXAMPLE.COM/%20', true],
    ['https://user@example.com', true],
    ['HTTPS://example.com', false],
    ['https://[::1]/', true],
    ['https://example.com/%2', false],
    ['https://example.com/\\', false],
    ['javascript:alert(1)', false],
    ['//example.com', false],
    ['', false],
    ['https://example.com/\u00e9', false],
    ['https://', false],
  ])('%s: %s', (text, expected) => {
    expect(isCallbackUrl(text)).toBe(expected);
  });
});
