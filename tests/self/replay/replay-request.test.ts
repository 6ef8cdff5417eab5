import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { replayEnvironment } from '../../../src/replay/recorded-environment.ts';
import { replayRequest } from '../../../src/replay/replay-request.ts';
import { strangerCredentials } from '../run/named-environment.ts';
import { approved, verdictOf } from '../verdict/evidence.ts';
import { runOf, writeRun } from '../verdict/recorded-verdict.ts';
import { recordedAt, recordedExchange, type SentText, signedHeaders, stagingSettings } from './recorded-exchange.ts';

const settings = stagingSettings();
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function made(exchange: ExchangeRecord, newKey?: string) {
  const request = replayRequest(exchange, settings, newKey);
  if ('problem' in request) throw new Error(request.problem.what);
  return request;
}
const namesOf = (headers: ReadonlyArray<readonly [string, string]>): string[] => headers.map(([name]) => name);

describe('a request that is sent again', () => {
  it('carries what it carried, but signature, digest and token, which are made anew', () => {
    const body = json({ externalId: 'x' });
    const { draft, options, notices } = made(recordedExchange({ body }));
    expect([draft.method, draft.url.href]).toEqual(['POST', `${recordedAt}/customers`]);
    expect(draft.body).toEqual(body);
    expect(draft.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json'],
      ['Idempotency-Key', '7d8f6f0e-5d0b-4f0e-9f4e-1f6f7d3f5a11'],
    ]);
    expect(options).toEqual({
      identity: 'primary',
      intent: { kind: 'valid', provokes: [] },
      once: true,
      idempotencyKey: null,
    });
    expect(notices).toEqual([]);
  });

  it('has a new idempotency key in place of its own where one is asked for, and none where it had none', () => {
    const { draft, options } = made(recordedExchange({}), 'new-key');
    expect([namesOf(draft.headers).includes('Idempotency-Key'), options.idempotencyKey]).toEqual([false, 'new-key']);
    const without = signedHeaders.filter(([name]) => name !== 'Idempotency-Key');
    expect(made(recordedExchange({ headers: without }), 'new-key').options.idempotencyKey).toBeNull();
  });

  it.each([
    ['signature', 'Signature', { key: null }],
    ['digest', 'Content-Digest', { withoutDigest: true }],
    ['token', 'Authorization', { token: null }],
  ])('goes without the %s that it went without', (_what, name, option) => {
    const headers = signedHeaders.filter(([one]) => one !== name);
    expect(made(recordedExchange({ headers })).options).toMatchObject(option);
  });

  it('has the secrets of the settings in their places', () => {
    const body = json({
      apiKey: strangerCredentials.OFFBLOCKS_API_KEY,
      apiSecret: strangerCredentials.OFFBLOCKS_API_SECRET,
    });
    const exchange = recordedExchange(
      { path: '/auth/token', headers: [['Content-Type', 'application/json']], body },
      { identity: 'nobody' },
    );
    expect(exchange.request.body?.content).not.toContain(strangerCredentials.OFFBLOCKS_API_SECRET);
    expect(made(exchange).draft.body).toEqual(body);
  });

  it('says that a signature which was wrong on purpose is right now', () => {
    expect(made(recordedExchange({}, { intent: { kind: 'invalid', provokes: [401] } })).notices.join()).toMatch(
      /on purpose/,
    );
  });

  it('is sent although its body is as long as evidence keeps bytes, where nothing of it was cut', () => {
    const body = new Uint8Array(50_000).fill(0xff);
    expect(made(recordedExchange({ body })).draft.body).toEqual(body);
  });
});

describe('a request that is not sent again', () => {
  const production = stagingSettings({
    OFFBLOCKS_PRODUCTION_HOST: 'api.staging.example.com',
    OFFBLOCKS_CAPABILITIES: '',
  });
  const unknownToken: SentText = { headers: [['Authorization', 'Bearer [secret JWT]']] };
  it.each<[code: string, what: string, exchange: ExchangeRecord, use: typeof settings, received: RegExp]>([
    [
      'REPLAY_OTHER_ENVIRONMENT',
      'was recorded at another host',
      recordedExchange({ url: 'https://api.live.example.com/v1/customers' }),
      settings,
      /^https:\/\/api\.staging\.example\.com$/,
    ],
    [
      'REPLAY_OTHER_ENVIRONMENT',
      'was recorded at another port',
      recordedExchange({ url: 'https://api.staging.example.com:8443/v1/customers' }),
      settings,
      /staging/,
    ],
    [
      'REPLAY_OTHER_BASE',
      'was recorded below another path',
      recordedExchange({ url: 'https://api.staging.example.com/v2/customers' }),
      settings,
      /\/v2\/customers$/,
    ],
    ['REPLAY_WRITES', 'would write to production', recordedExchange({}), production, /^POST /],
    [
      'REPLAY_CHANGES_ACCESS',
      'would replace the credentials of the settings',
      recordedExchange({ method: 'PUT', path: '/auth/credentials', body: json({}) }),
      settings,
      /^PUT /,
    ],
    [
      'REPLAY_CHANGES_ACCESS',
      'would replace the key of the settings',
      recordedExchange({ method: 'PUT', path: '/auth/signing', body: json({}) }),
      settings,
      /^PUT /,
    ],
    [
      'REPLAY_NO_CREDENTIALS',
      'spoke for a tenant that the settings do not know',
      recordedExchange({}, { identity: 'second' }),
      settings,
      /none/,
    ],
    [
      'REPLAY_SECRET_UNKNOWN',
      'holds a secret that nobody has',
      recordedExchange(unknownToken),
      settings,
      /none for JWT/,
    ],
    [
      'REPLAY_BODY_CUT',
      'has a body of which only the beginning is kept',
      recordedExchange({ body: json('x'.repeat(70_000)) }),
      settings,
      /70002 bytes/,
    ],
    [
      'REPLAY_BODY_CUT',
      'has a body of bytes of which only the beginning is kept',
      recordedExchange({ body: new Uint8Array(70_000).fill(0xff) }),
      settings,
      /70000 bytes/,
    ],
  ])(
    'is refused with %s where it %s: what was expected and received, where, and what to do',
    (code, _what, exchange, use, received) => {
      const request = replayRequest(exchange, use, undefined);
      expect(request).toMatchObject({
        problem: {
          code,
          expected: expect.stringMatching(/./),
          received: expect.stringMatching(received),
          where: 'approve.create#2',
          next: expect.stringMatching(/./),
        },
      });
    },
  );

  it('but a read is, also to a production host that the settings name', () => {
    expect(replayRequest(recordedExchange({ method: 'GET' }), production, undefined)).toHaveProperty('draft');
  });

  it('of a sandbox of this machine is sent to the port that it listens on now, and said so', () => {
    const local = { ...settings, isLocal: true, environment: 'local', baseUrl: new URL('http://127.0.0.1:4011/v1') };
    const request = replayRequest(recordedExchange({ url: 'http://127.0.0.1:35815/v1/customers' }), local, undefined);
    expect(request).toMatchObject({
      draft: { url: new URL('http://127.0.0.1:4011/v1/customers') },
      notices: ['it was recorded at http://127.0.0.1:35815 and goes to http://127.0.0.1:4011'],
    });
    expect(replayRequest(recordedExchange({}), local, undefined)).toMatchObject({
      problem: { code: 'REPLAY_OTHER_ENVIRONMENT' },
    });
  });
});

describe('the environment of a replay', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const nobody = { option: undefined, variable: undefined };

  it('is that of the run, as its verdict tells, whoever asks for it', () => {
    const run = writeRun(folder, runOf(verdictOf([approved])));
    for (const asked of [nobody, { ...nobody, option: 'staging' }, { ...nobody, variable: ' staging ' }])
      expect(replayEnvironment(run, asked)).toEqual({ environment: 'staging' });
  });

  it('is told by the facts of a run that was killed before it was judged', () => {
    mkdirSync(join(folder, 'killed'));
    writeFileSync(join(folder, 'killed', 'facts.json'), JSON.stringify({ environment: 'staging' }));
    expect(replayEnvironment(join(folder, 'killed'), nobody)).toEqual({ environment: 'staging' });
  });

  it('is the one that is named where the run does not tell any', () => {
    expect(replayEnvironment(folder, { option: 'staging', variable: 'live' })).toEqual({ environment: 'staging' });
    expect(replayEnvironment(folder, nobody)).toEqual({ environment: undefined });
  });

  it.each([
    ['option --env', { option: 'live', variable: undefined }],
    ['variable CONTRACT_ENV', { option: undefined, variable: 'live' }],
  ])('is no other one: the %s is refused', (where, asked) => {
    const run = writeRun(folder, runOf(verdictOf([approved])));
    expect(replayEnvironment(run, asked)).toMatchObject({
      problem: { code: 'REPLAY_OTHER_ENVIRONMENT', expected: 'staging', received: 'live', where },
    });
  });
});
