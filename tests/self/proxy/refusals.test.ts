import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { scratchFolder } from '../run/scratch.ts';
import { runTool } from '../run/tool-process.ts';
import { type PlainAnswer, type PlainRequest, send, sendBytes } from './plain-client.ts';
import { type ProxyProcess, startProxyProcess } from './running-proxy.ts';

// Processes are started.
jest.setTimeout(40_000);

const scratch = scratchFolder();
let proxy: ProxyProcess;

beforeAll(async () => {
  proxy = await startProxyProcess(scratch, ['--env', 'local'], {});
});

afterAll(async () => {
  await proxy?.end();
});

const json = { 'content-type': 'application/json' };
const sentOn = (): number => proxy.evidence().records.filter(({ kind }) => kind === 'exchange').length;

/** A refusal is told in words to the person who must act, and nothing of the request goes on. */
async function refusedBy(answering: () => Promise<PlainAnswer>): Promise<[status: number, code: unknown]> {
  const before = sentOn();
  const { status, headers, text } = await answering();
  expect(headers['content-type']).toBe('application/json');
  const told: unknown = JSON.parse(text);
  expect(told).toEqual({
    code: expect.stringMatching(/^PROXY_[A-Z_]+$/),
    what: expect.stringMatching(/\w/),
    next: expect.stringMatching(/\w/),
  });
  expect(sentOn()).toBe(before);
  return [status, (told as { code: string }).code];
}

describe('a request that the proxy does not pass on', () => {
  const put: PlainRequest = { method: 'PUT', headers: json, body: '{"publicKey":"AAAA"}' };
  it.each<[what: string, path: string, request: PlainRequest, status: number, code: string]>([
    ['names another host', '/v1/customers', { headers: { Host: 'api.example' } }, 421, 'PROXY_HOST_REFUSED'],
    [
      'names a host that was pointed here',
      '/v1/customers',
      { headers: { Host: 'rebound.example:4011' } },
      421,
      'PROXY_HOST_REFUSED',
    ],
    [
      'comes from a page from elsewhere',
      '/v1/customers',
      { headers: { Origin: 'https://evil.example' } },
      403,
      'PROXY_ORIGIN_REFUSED',
    ],
    [
      'is asked for by a page from elsewhere',
      '/v1/customers',
      { headers: { 'Sec-Fetch-Site': 'cross-site' } },
      403,
      'PROXY_ORIGIN_REFUSED',
    ],
    ['leads outside the API', '/clock', {}, 404, 'PROXY_PATH'],
    ['leads beside the API', '/v10/customers', {}, 404, 'PROXY_PATH'],
    ['would replace the signing key', '/v1/auth/signing', put, 403, 'PROXY_CHANGES_ACCESS'],
    ['would remove the signing key', '/v1/auth/signing', { method: 'DELETE' }, 403, 'PROXY_CHANGES_ACCESS'],
    ['would replace the credentials', '/v1/auth/credentials', { ...put, body: '{}' }, 403, 'PROXY_CHANGES_ACCESS'],
    ['would replace the key by another spelling', '/v1//AUTH%2Fsigning', put, 403, 'PROXY_CHANGES_ACCESS'],
    [
      'is longer than it takes',
      '/v1/customers',
      { method: 'POST', headers: json, body: Buffer.alloc(2 * 1024 * 1024 + 1) },
      413,
      'PROXY_BODY_TOO_LONG',
    ],
  ])('%s: %s', async (_what, path, request, status, code) => {
    const { origin } = new URL(proxy.baseUrl);
    expect(await refusedBy(() => send(`${origin}${path}`, request))).toEqual([status, code]);
  });

  it.each<[what: string, bytes: (own: string) => string, status: number, code: string]>([
    ['is no HTTP', () => 'hello there\r\n\r\n', 400, 'PROXY_NOT_HTTP'],
    [
      'has headers without an end',
      (own) => `GET /v1/customers HTTP/1.1\r\n${own}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'PROXY_HEADERS_TOO_LONG',
    ],
    [
      'is torn in its body',
      (own) => `POST /v1/customers HTTP/1.1\r\n${own}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      'PROXY_NOT_HTTP',
    ],
    [
      'asks for a tunnel',
      () => 'CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n',
      400,
      'PROXY_TARGET',
    ],
    [
      'takes it for the HTTP proxy of a client',
      () => 'GET http://api.example/v1/customers HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n\r\n',
      421,
      'PROXY_HOST_REFUSED',
    ],
    [
      'names a whole address',
      (own) => `GET http://api.example/v1/customers HTTP/1.1\r\n${own}\r\n`,
      400,
      'PROXY_TARGET',
    ],
    [
      'names two hosts',
      (own) => `GET /v1/customers HTTP/1.1\r\n${own}Host: api.example\r\n\r\n`,
      421,
      'PROXY_HOST_REFUSED',
    ],
    ['climbs out of the API', (own) => `GET /v1/%2e%2e/clock HTTP/1.1\r\n${own}\r\n`, 404, 'PROXY_PATH'],
  ])('%s', async (_what, bytes, status, code) => {
    const own = `Host: 127.0.0.1:${proxy.port}\r\nConnection: close\r\n`;
    expect(await refusedBy(() => sendBytes(proxy.port, bytes(own)))).toEqual([status, code]);
  });

  it('leaves the proxy at work: the next one is answered, also by the name localhost', async () => {
    const answer = await send(`${proxy.baseUrl}/customers`, { headers: { Host: `localhost:${proxy.port}` } });
    expect([answer.status, answer.text]).toEqual([200, '[]']);
  });
});

describe('a request that only the environment can judge', () => {
  it.each([
    ['has a body that is no JSON', '{"chainId":', 400, 'MALFORMED_JSON'],
    ['is longer than the API takes', JSON.stringify({ externalId: 'x'.repeat(1_100_000) }), 413, 'BODY_TOO_LARGE'],
  ])('is passed on although it %s', async (_what, body, status, code) => {
    const before = sentOn();
    const answer = await send(`${proxy.baseUrl}/customers`, { method: 'POST', headers: json, body });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
    expect(sentOn()).toBeGreaterThan(before);
  });

  it('is passed on although it asks for a token: that changes no access', async () => {
    const body = JSON.stringify({ apiKey: '7bac4006-73f5-41f9-80d2-bca7d20453b9', apiSecret: 'nobody-has-this-one' });
    const answer = await send(`${proxy.baseUrl}/auth/token`, { method: 'POST', headers: json, body });
    expect(answer.status).toBe(401);
  });
});

describe('the terminal of a proxy', () => {
  it('tells of requests that could not be read as well, whose sender may not be able to read the answer', async () => {
    await sendBytes(proxy.port, '\x16\x03\x01\x02\x00\x01\x00');
    await sendBytes(proxy.port, 'CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n');
    const { stdout } = await proxy.end();
    expect(stdout).toMatch(
      /^400 {2}- {8}\(not read\) {2}0 ms {2}PROXY_NOT_HTTP\n400 {2}CONNECT {2}api\.example:443 {2}0 ms {2}PROXY_TARGET\n/m,
    );
  });
});

describe('a proxy that does not start', () => {
  it('says that its port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    try {
      await once(holder, 'listening');
      const { port } = holder.address() as AddressInfo;
      const ended = await runTool('proxy', {
        args: ['--env', 'local', '--port', String(port), '--report-dir', scratch],
      });
      expect([ended.code, ended.stdout]).toEqual([2, '']);
      expect(ended.stderr).toMatch(/^PROXY_PORT_TAKEN .*\n(?: {2}.*\n)+ {2}next +give another, or --port 0/);
    } finally {
      holder.close();
    }
  });

  it('says which option is wrong', async () => {
    const ended = await runTool('proxy', { args: ['--env', 'local', '--replace', 'cookies'] });
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      2,
      '',
      expect.stringContaining('Give token, idempotency-key, or both by a comma.'),
    ]);
  });
});
