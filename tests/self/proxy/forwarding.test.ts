import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { headerValue } from '../../../src/contract/message.ts';
import { newKeyPair } from '../run/named-environment.ts';
import { scratchFolder } from '../run/scratch.ts';
import { artefactsOf, leaksIn, linesOfKey } from '../secrets/search.ts';
import { type PlainAnswer, send } from './plain-client.ts';
import { type ProxyProcess, startProxyProcess } from './running-proxy.ts';
import { newCustomer, type SignedEnvironment, startSignedEnvironment } from './signed-environment.ts';

// Processes are started.
jest.setTimeout(40_000);

const scratch = scratchFolder();
let environment: SignedEnvironment;
let proxy: ProxyProcess;

beforeAll(async () => {
  environment = await startSignedEnvironment();
  proxy = await startProxyProcess(scratch, ['--env', 'canary'], environment.variables);
});

afterAll(async () => {
  try {
    await proxy?.end();
  } finally {
    await environment?.close();
  }
});

const json = { 'content-type': 'application/json' };
const ownKey = '0c2a1d1e-5b0f-4f57-8a3e-6d9e2b7c4f10';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function create(number: number, headers: Readonly<Record<string, string>> = {}): Promise<PlainAnswer> {
  const body = JSON.stringify(newCustomer(number));
  return send(`${proxy.baseUrl}/customers`, { method: 'POST', headers: { ...json, ...headers }, body });
}

/** A header of the request that the proxy sent last, as it wrote it down. */
function sentHeader(name: string): string | undefined {
  return headerValue(proxy.lastExchange().request.headers, name);
}

/** A token got past the proxy: what a caller may have of its own. */
async function ownToken(): Promise<string> {
  const { OFFBLOCKS_API_KEY: apiKey, OFFBLOCKS_API_SECRET: apiSecret } = environment.variables;
  const answer = await send(`${environment.sandbox.baseUrl}/auth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ apiKey, apiSecret }),
  });
  return String(JSON.parse(answer.text).token);
}

describe('a client without signatures, through the proxy', () => {
  it('reads what is refused without it', async () => {
    const { status, headers, text } = await send(`${proxy.baseUrl}/customers`);
    expect([status, headers['content-type'], Array.isArray(JSON.parse(text))]).toEqual([
      200,
      expect.stringContaining('application/json'),
      true,
    ]);
    expect(sentHeader('signature-input')).toContain('"@method"');
    expect((await send(`${environment.sandbox.baseUrl}/customers`)).status).toBe(401);
  });

  it('reads by fetch, whose headers go on but for those of a browser', async () => {
    const answer = await fetch(`${proxy.baseUrl}/customers`, { headers: { cookie: 'session=1', 'x-trace': 'kept' } });
    expect([answer.status, await answer.json()]).toEqual([200, expect.any(Array)]);
    expect([sentHeader('x-trace'), sentHeader('cookie'), sentHeader('sec-fetch-mode')]).toEqual([
      'kept',
      undefined,
      undefined,
    ]);
  });

  it('creates, with a digest and an idempotency key that it did not bring', async () => {
    const { status, text } = await create(1);
    expect([status, JSON.parse(text)]).toEqual([201, expect.objectContaining(newCustomer(1))]);
    expect(sentHeader('idempotency-key')).toMatch(uuid);
    expect(sentHeader('content-digest')).toMatch(/^sha-256=:/);
    expect(sentHeader('signature-input')).toContain('"idempotency-key"');
  });

  it('gets another idempotency key each time, so that a second creation is one', async () => {
    expect((await create(2)).status).toBe(201);
    const first = sentHeader('idempotency-key');
    const again = await create(2);
    expect([again.status, JSON.parse(again.text).code]).toEqual([409, 'CUSTOMER_EXISTS']);
    expect(sentHeader('idempotency-key')).not.toBe(first);
  });

  it('keeps the idempotency key that it brought: the answer to it is the first one', async () => {
    const key = { 'Idempotency-Key': ownKey };
    const [first, again] = [await create(3, key), await create(3, key)];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect(sentHeader('idempotency-key')).toBe(ownKey);
  });

  it('keeps the token that it brought, a wrong one too', async () => {
    const token = await ownToken();
    const own = await send(`${proxy.baseUrl}/customers`, { headers: { Authorization: `Bearer ${token}` } });
    expect([own.status, environment.witness.exchanges.at(-1)?.authorization]).toEqual([200, `Bearer ${token}`]);
    const wrong = await send(`${proxy.baseUrl}/customers`, { headers: { Authorization: 'Bearer not-a-token-7' } });
    expect([wrong.status, environment.witness.exchanges.at(-1)?.authorization]).toEqual([401, 'Bearer not-a-token-7']);
  });

  it('can not spoil the signature by one of its own', async () => {
    const headers = {
      Signature: 'sig=:AAAA:',
      'Signature-Input': 'sig=();created=1',
      'Content-Digest': 'sha-256=:AA=:',
    };
    expect((await create(4, headers)).status).toBe(201);
  });

  it('may be a page that this machine serves: it reads the answer and all its headers', async () => {
    const Origin = 'http://localhost:5173';
    const asked = await send(`${proxy.baseUrl}/customers`, {
      method: 'OPTIONS',
      headers: { Origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' },
    });
    expect([asked.status, asked.headers]).toEqual([
      204,
      expect.objectContaining({
        'access-control-allow-origin': Origin,
        'access-control-allow-headers': 'content-type',
        'access-control-allow-methods': expect.stringContaining('POST'),
      }),
    ]);
    const created = await create(5, { Origin });
    expect([created.status, created.headers['access-control-allow-origin']]).toEqual([201, Origin]);
    expect(created.headers['access-control-expose-headers']).toContain('content-type');
    expect(sentHeader('origin')).toBeUndefined();
  });
});

describe('a proxy that is told to replace what a caller brings', () => {
  it('makes token and idempotency key anew, speaks for the other tenant, and lets changes of access through', async () => {
    const args = ['--replace', 'token,idempotency-key', '--identity', 'second', '--access-changes'];
    const other = await startProxyProcess(scratch, args, environment.variables);
    try {
      const headers = { ...json, Authorization: 'Bearer not-a-token-8', 'Idempotency-Key': ownKey };
      const body = JSON.stringify(newCustomer(6));
      const created = await send(`${other.baseUrl}/customers`, { method: 'POST', headers, body });
      expect(created.status).toBe(201);
      const record = other.lastExchange();
      expect(headerValue(record.request.headers, 'idempotency-key')).toMatch(uuid);
      expect(headerValue(record.request.headers, 'idempotency-key')).not.toBe(ownKey);
      expect(record.identity).toBe('second');
      const mine = await send(`${proxy.baseUrl}/customers/${JSON.parse(created.text).id}`);
      expect(mine.status).toBe(404);
      const publicKey = { publicKey: newKeyPair('ed25519').publicKey };
      const put = { method: 'PUT', headers: json, body: JSON.stringify(publicKey) };
      expect((await send(`${other.baseUrl}/auth/signing`, put)).status).toBe(200);
    } finally {
      await other.end();
    }
  });
});

describe('what a proxy leaves behind when Ctrl-C ends it', () => {
  it('is a line for each request, evidence that can be read, and no secret in any spelling', async () => {
    const token = await ownToken();
    const opaque = 'a-token-of-the-caller-0123456789';
    const { OFFBLOCKS_API_SECRET: apiSecret = '' } = environment.variables;
    // A caller may repeat its secrets where none belongs, and they are no secrets of the settings.
    for (const [own, told] of [
      [token, token],
      [opaque, opaque],
      [opaque, apiSecret],
    ])
      await send(`${proxy.baseUrl}/customers?x=${told}`, { headers: { Authorization: `Bearer ${own}` } });
    const ended = await proxy.end();
    expect([ended.code, ended.signal, ended.stderr]).toEqual([0, null, '']);
    expect(ended.stdout).toMatch(/^201 {2}POST {5}\/v1\/customers {2}\d+ ms {2}proxy\.createCustomer#\d+$/m);
    const { records, unreadable } = proxy.evidence();
    expect(unreadable).toEqual([]);
    const lines = ended.stdout.match(/^\d{3} {2}/gm) ?? [];
    expect(ended.stdout.trimEnd()).toMatch(new RegExp(`\nended after ${lines.length} requests$`));
    expect(records.filter((record) => record.kind === 'exchange').length).toBeGreaterThanOrEqual(10);
    const { variables, sandbox, witness } = environment;
    const tokens = witness.exchanges.flatMap(({ authorization }) => authorization?.split(' ')[1] ?? []);
    expect(tokens).toEqual(expect.arrayContaining([token, opaque]));
    expect(witness.exchanges.map(({ path }) => path)).toContain(`/v1/customers?x=${apiSecret}`);
    const secrets = {
      ...Object.fromEntries(Object.entries(variables).filter(([name]) => /API_(KEY|SECRET)$/.test(name))),
      ...Object.fromEntries([...new Set(tokens)].map((value, index) => [`token ${index + 1}`, value])),
      ...linesOfKey('the key', sandbox.keys.primary.privateKey),
    };
    const left = artefactsOf({ ...ended, reportDir: proxy.reportDir, verdict: undefined, evidence: proxy.evidence() });
    expect([...left.keys()]).toContainEqual(expect.stringMatching(/proxy\.ndjson$/));
    expect(leaksIn(left, secrets)).toEqual([]);
  });
});
