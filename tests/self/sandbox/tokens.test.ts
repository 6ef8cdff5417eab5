import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { parseToken, tokenIsGenuine } from '../../../sandbox/tokens.ts';
import { connect, sendAuth } from './client.ts';
import { objectOf, send } from './send.ts';

let sandbox: RunningSandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(() => sandbox.close());

const tokenFor = (body: object) => sendAuth(sandbox.baseUrl, 'POST', '/auth/token', body);

/** Asks for something that needs a token, with the given Authorization lines. */
const authorised = async (authorization: string | string[] | undefined) => {
  const client = await connect(sandbox);
  const outgoing = await client.prepare('GET', '/customers', { headers: { authorization: null } });
  const received = await send({
    ...outgoing,
    headers: { ...outgoing.headers, ...(authorization === undefined ? {} : { authorization }) },
  });
  return { status: received.status, challenge: received.headers['www-authenticate'] };
};

const currentToken = async () => (await connect(sandbox)).token;

describe('a token', () => {
  it('is an HS256 JWT of an hour with the documented claims', async () => {
    const { token, expiresAt, tokenType } = objectOf(await tokenFor(sandbox.credentials.primary));
    const [header = '', claims = ''] = String(token).split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      exp: expiresAt,
      Id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Generation: 0,
    });
    expect(Math.abs(Number(expiresAt) - Date.now() / 1000 - 3600)).toBeLessThan(5);
    expect(tokenType).toBe('Bearer');
  });

  it.each([
    ['a wrong secret', { apiSecret: '0'.repeat(40) }, 401],
    ['a wrong key', { apiKey: '123e4567-e89b-12d3-a456-426614174000' }, 401],
    ['another tenant’s key', { apiKey: undefined }, 400],
    ['a key that is no UUID', { apiKey: 'x' }, 400],
    ['an empty secret', { apiSecret: '' }, 400],
    ['a secret that is a number', { apiSecret: 1 }, 400],
  ])('is refused for %s', async (_what, change, status) => {
    const refused = await tokenFor({ ...sandbox.credentials.primary, ...change });
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([
      status,
      status === 401 ? 'Bearer' : undefined,
    ]);
    expect(refused.body.toString()).not.toContain(sandbox.credentials.primary.apiSecret);
  });

  it('is refused for one tenant’s key with another’s secret', async () => {
    const { primary, second } = sandbox.credentials;
    expect((await tokenFor({ apiKey: primary.apiKey, apiSecret: second.apiSecret })).status).toBe(401);
  });
});

describe('the signature of a token', () => {
  it('counts only under the one algorithm, even where the bytes would be right', () => {
    const secret = Buffer.from('a secret');
    const claims = Buffer.from('{"exp":1,"Id":"x","Generation":0}').toString('base64url');
    const verdicts = ['HS256', 'HS512', 'hs256', 'none', undefined].map((alg) => {
      const input = `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${claims}`;
      const token = parseToken(`${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`);
      return token !== undefined && tokenIsGenuine(token, secret);
    });
    expect(verdicts).toEqual([true, false, false, false, false]);
  });

  it('does not save a token that asks for an extension', () => {
    const header = Buffer.from('{"alg":"HS256","crit":["exp"]}').toString('base64url');
    const claims = Buffer.from('{"exp":1,"Id":"x","Generation":0}').toString('base64url');
    expect(parseToken(`${header}.${claims}.AAAA`)).toBeUndefined();
  });
});

describe('the header Authorization', () => {
  it.each(['Bearer ', 'bearer ', 'BEARER  '])('may name the scheme as %j', async (scheme) => {
    expect((await authorised(scheme + (await currentToken()))).status).toBe(200);
  });

  const forged =
    (header: object, change: (claims: Record<string, unknown>) => object, key = '') =>
    (token: string) => {
      const [, claims = ''] = token.split('.');
      const input = [header, change(JSON.parse(Buffer.from(claims, 'base64url').toString()))]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `Bearer ${input}.${key === '' ? '' : createHmac('sha256', key).update(input).digest('base64url')}`;
    };
  const same = (claims: object) => claims;
  const lastCharacterChanged = (token: string) => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return token.slice(0, -1) + alphabet.charAt(alphabet.indexOf(token.slice(-1)) ^ 1);
  };

  it.each<[string, (token: string) => string | string[] | undefined, string]>([
    ['is missing', () => undefined, 'Bearer'],
    ['is empty', () => '', 'Bearer error="invalid_token"'],
    ['has no token', () => 'Bearer', 'Bearer error="invalid_token"'],
    ['has another scheme', (token) => `Basic ${token}`, 'Bearer error="invalid_token"'],
    ['has quotes', (token) => `"Bearer ${token}"`, 'Bearer error="invalid_token"'],
    ['has a truncated token', (token) => `Bearer ${token.slice(0, -1)}`, 'Bearer error="invalid_token"'],
    [
      'has a token with its last bits changed',
      (token) => `Bearer ${lastCharacterChanged(token)}`,
      'Bearer error="invalid_token"',
    ],
    [
      'has a token of two segments',
      (token) => `Bearer ${token.split('.').slice(0, 2).join('.')}`,
      'Bearer error="invalid_token"',
    ],
    ['has a token with alg none', forged({ alg: 'none' }, same), 'Bearer error="invalid_token"'],
    [
      'has a token with alg none and the old signature',
      (token) => `${forged({ alg: 'none' }, same)(token)}${token.split('.')[2]}`,
      'Bearer error="invalid_token"',
    ],
    [
      'has a token signed with a guessed secret',
      forged({ alg: 'HS256' }, same, 'secret'),
      'Bearer error="invalid_token"',
    ],
    [
      'has a token of another tenant in the old signature',
      forged({ alg: 'HS256' }, (claims) => ({ ...claims, Id: 'x' }), 'x'),
      'Bearer error="invalid_token"',
    ],
  ])('is refused with 401 where it %s', async (_what, change, challenge) => {
    const token = await currentToken();
    expect(await authorised(change(token))).toEqual({ status: 401, challenge });
  });

  it('is refused with 401 where it comes twice', async () => {
    const line = `Bearer ${await currentToken()}`;
    expect((await authorised([line, line])).status).toBe(401);
  });
});

describe('a token that has had its time', () => {
  it('is refused an hour after it was issued', async () => {
    const client = await connect(sandbox);
    await fetch(sandbox.clockUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceSeconds":3599}',
    });
    const created = (offset: number) => ({ values: { created: new Date(Date.now() + offset * 1000) } });
    await fetch(sandbox.clockUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceSeconds":2}',
    });
    expect((await client.call('GET', '/customers', created(3601))).status).toBe(401);
    expect((await (await connect(sandbox)).call('GET', '/customers', created(3601))).status).toBe(200);
  });
});

describe('credentials', () => {
  const replacement = { apiKey: '0b8e4a63-1c57-4f64-9d3c-0d5f6c1b7a11', apiSecret: 'a new secret' };

  it('can be replaced; tokens and the old pair are dead at once', async () => {
    const client = await connect(sandbox, 'disposable');
    expect((await sendAuth(sandbox.baseUrl, 'PUT', '/auth/credentials', replacement, client.token)).status).toBe(204);
    expect((await client.call('GET', '/customers')).status).toBe(401);
    expect((await tokenFor(sandbox.credentials.disposable)).status).toBe(401);
    const { token } = objectOf(await tokenFor(replacement));
    expect((await client.call('GET', '/customers', { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
  });

  it('can be deleted by naming the key in use, and nothing works afterwards', async () => {
    const client = await connect(sandbox, 'disposable');
    const remove = (query: string) =>
      sendAuth(sandbox.baseUrl, 'DELETE', `/auth/credentials${query}`, undefined, client.token);
    for (const query of ['', '?apiKey=x', `?apiKey=${sandbox.credentials.primary.apiKey}`])
      expect((await remove(query)).status).toBe(400);
    expect((await remove(`?apiKey=${sandbox.credentials.disposable.apiKey}`)).status).toBe(204);
    expect((await client.call('GET', '/customers')).status).toBe(401);
    expect((await tokenFor(sandbox.credentials.disposable)).status).toBe(401);
  });

  it('cannot take another tenant’s key, and need a token', async () => {
    const client = await connect(sandbox, 'disposable');
    const taken = { ...replacement, apiKey: sandbox.credentials.primary.apiKey };
    expect((await sendAuth(sandbox.baseUrl, 'PUT', '/auth/credentials', taken, client.token)).status).toBe(400);
    expect((await sendAuth(sandbox.baseUrl, 'PUT', '/auth/credentials', replacement)).status).toBe(401);
    expect((await client.call('GET', '/customers')).status).toBe(200);
  });
});
