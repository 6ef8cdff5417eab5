import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../../../sandbox/start.ts';
import { allWell } from '../../../src/doctor/row.ts';
import { closedPort, type Front, httpFront, testCertificate, tlsFront, tunnelFront } from './fronts.ts';
import { examined, namedEnvironment, oneTenant, type Variables } from './named-environment.ts';

jest.setTimeout(30_000);

let sandbox: RunningSandbox;
let healthy: Variables;
let secure: Front;

beforeAll(async () => {
  sandbox = await startSandbox();
  healthy = await namedEnvironment(sandbox);
  secure = await tlsFront(sandbox.baseUrl);
});
afterAll(async () => {
  await secure.close();
  await sandbox.close();
});

const overTls = (further: Variables = {}): Variables => ({
  ...oneTenant(healthy),
  OFFBLOCKS_BASE_URL: `https://localhost:${secure.port}/v1`,
  ...further,
});

describe('the doctor, where all is well', () => {
  it('finds every step in order, for both tenants', async () => {
    const { diagnosis, table } = await examined(healthy);
    expect(diagnosis.rows.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'settings ok',
      'DNS skipped',
      'TCP ok',
      'TLS skipped',
      'HTTP ok',
      'clock ok',
      'token ok',
      'key ok',
      'signed read ok',
      'token (second) ok',
      'key (second) ok',
      'signed read (second) ok',
      'writes skipped',
    ]);
    expect(allWell(diagnosis.rows)).toBe(true);
    expect(table).toContain('A run can start: npm run contract -- --env ward');
  });

  it('only reads: of what it sends, the token request alone is no GET', async () => {
    const { journal } = await examined(healthy);
    const requests = [...journal.matchAll(/"request":\{"method":"(\w+)","url":"[^"]*(\/v1[^"]*)"/g)];
    expect(requests.map(([, method, path]) => `${method} ${path}`)).toEqual([
      'GET /v1/customers',
      'POST /v1/auth/token',
      'GET /v1/customers',
      'POST /v1/auth/token',
      'GET /v1/customers',
    ]);
  });

  it('names the open choices that a signed read rests on, with their values', async () => {
    const { row } = await examined(healthy);
    expect(row('signed read').restsOn).toEqual([
      { setting: 'OFFBLOCKS_SIGNING_KEY_ID', value: healthy.OFFBLOCKS_SIGNING_KEY_ID },
      {
        setting: 'OFFBLOCKS_COVERED_COMPONENTS',
        value: '@method,@authority,@path,@query,content-digest,idempotency-key',
      },
      { setting: 'OFFBLOCKS_SIGNATURE_LABEL', value: 'sig' },
      { setting: 'OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS' },
      { setting: 'OFFBLOCKS_SIGNATURE_NONCE', value: 'false' },
    ]);
  });

  it('says which open choices it did not look at', async () => {
    const { row } = await examined(healthy);
    expect(row('writes').restsOn.map(({ setting }) => setting)).toEqual([
      'OFFBLOCKS_DIGEST_ALGORITHM',
      'OFFBLOCKS_CHAIN_ID',
      'OFFBLOCKS_CHALLENGE_SIGNATURE_ENCODING',
    ]);
  });

  it('shows settings that are secret by their names alone', async () => {
    const { row } = await examined(healthy);
    expect(row('token').restsOn).toEqual([
      { setting: 'OFFBLOCKS_API_KEY', value: '[secret OFFBLOCKS_API_KEY]' },
      { setting: 'OFFBLOCKS_API_SECRET', value: '[secret OFFBLOCKS_API_SECRET]' },
    ]);
  });

  it('warns of an API that answers reads without a token', async () => {
    const front = await httpFront(sandbox.baseUrl, ({ headers }) =>
      headers.authorization === undefined &&
      headers['content-digest'] === undefined &&
      headers['content-length'] === undefined
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: '[]' }
        : undefined,
    );
    try {
      const { row } = await examined({ ...healthy, OFFBLOCKS_BASE_URL: `http://127.0.0.1:${front.port}/v1` });
      expect(row('HTTP')).toMatchObject({ state: 'warned', advice: expect.stringContaining('and not a mock') });
    } finally {
      await front.close();
    }
  });
});

describe('the doctor, over TLS', () => {
  it('tells whose certificate it saw and how long it lasts', async () => {
    const { row, diagnosis } = await examined(overTls({ OFFBLOCKS_CA_FILE: testCertificate }));
    expect(row('DNS').state).toBe('ok');
    expect(row('TLS').state).toBe('ok');
    expect(row('TLS').seen).toMatch(
      /^TLSv1\.[23], certificate of localhost by localhost, \d+ days left \(until 2120-01-01\)$/,
    );
    expect(row('signed read').state).toBe('ok');
    expect(allWell(diagnosis.rows)).toBe(true);
  });

  it('names the setting for an authority that nobody knows', async () => {
    const { row } = await examined(overTls());
    expect(row('TLS').state).toBe('failed');
    expect(row('TLS').seen).toContain('not trusted for localhost: DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(row('TLS').advice).toContain('set OFFBLOCKS_CA_FILE');
    expect(row('HTTP')).toMatchObject({ state: 'not reached', seen: 'TLS failed' });
  });

  it('tells a port that does not speak TLS', async () => {
    const plain = sandbox.baseUrl.replace('http:', 'https:');
    const { row } = await examined({ ...oneTenant(healthy), OFFBLOCKS_BASE_URL: plain });
    expect(row('TLS').state).toBe('failed');
    expect(row('TLS').advice).toContain('check that OFFBLOCKS_BASE_URL names a port that speaks TLS');
  });

  it('goes through the proxy, and says so', async () => {
    const proxy = await tunnelFront();
    try {
      const settings = { OFFBLOCKS_CA_FILE: testCertificate, OFFBLOCKS_HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
      const { row } = await examined(overTls(settings));
      expect(row('DNS').seen).toBe('the proxy 127.0.0.1 is an address, not a name');
      expect(row('TCP').restsOn.map(({ setting }) => setting)).toContain('OFFBLOCKS_HTTPS_PROXY');
      expect(row('TLS').state).toBe('ok');
      expect(row('signed read').state).toBe('ok');
      expect(new Set(proxy.asked)).toEqual(new Set([`localhost:${secure.port}`]));
    } finally {
      await proxy.close();
    }
  });

  it('blames the proxy that refuses', async () => {
    const proxy = await tunnelFront(403);
    try {
      const { row } = await examined(overTls({ OFFBLOCKS_HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }));
      expect(row('TLS').seen).toContain('answered 403 to CONNECT');
      expect(row('TLS').advice).toContain('OFFBLOCKS_HTTPS_PROXY does not let this host through');
    } finally {
      await proxy.close();
    }
  });

  it('blames the proxy that is not there', async () => {
    const { row } = await examined(overTls({ OFFBLOCKS_HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` }));
    expect(row('TCP')).toMatchObject({ state: 'failed', seen: expect.stringContaining('the proxy 127.0.0.1 port') });
  });
});
