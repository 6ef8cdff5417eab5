import { describe, expect, it } from '@jest/globals';
import { settingDefinitions } from '../../../src/config/setting-table.ts';
import { loaded, problemsOf, staging } from './staging.ts';

describe('defaults', () => {
  it('are patient with a real environment', () => {
    expect(loaded({ env: staging }).settings).toMatchObject({
      concurrency: 4,
      requestsPerSecond: 10,
      timeoutMs: 10_000,
      pollIntervalMs: 200,
      pollBoundMs: 60_000,
      webhookBoundMs: 60_000,
      seed: 'contract',
      reportDir: 'reports',
      profile: 'flow',
      chainId: 'eip155:300',
      coveredComponents: ['@method', '@authority', '@path', '@query', 'content-digest', 'idempotency-key'],
      signatureLabel: 'sig',
      signatureNonce: false,
      digestAlgorithm: 'sha-256',
      challengeSignatureEncoding: 'bytes',
    });
  });

  it('are quick with the embedded one', () => {
    expect(loaded({}).settings).toMatchObject({
      concurrency: 4,
      requestsPerSecond: 0,
      timeoutMs: 10_000,
      pollIntervalMs: 20,
      pollBoundMs: 5000,
      webhookBoundMs: 5000,
      seed: 'contract',
    });
  });

  it('do not limit the pace where bulk is welcome', () => {
    expect(loaded({ env: { ...staging, OFFBLOCKS_CAPABILITIES: 'bulk' } }).settings.requestsPerSecond).toBe(0);
  });

  it('leave out what has no default', () => {
    const { settings } = loaded({ env: staging });
    expect(settings).not.toHaveProperty('build');
    expect(settings).not.toHaveProperty('signatureExpiresSeconds');
  });
});

describe('the run id', () => {
  it('is made of time and chance when nobody gives one', () => {
    const now = new Date('2024-01-31T23:59:58.999Z');
    const ids = [loaded({ now }).settings.runId, loaded({ now }).settings.runId];
    for (const id of ids) expect(id).toMatch(/^20240131T235958Z-[a-z2-7]{6}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.each(['nightly-1', 'A.b_c', 'x'.repeat(64)])('may be %s', (runId) => {
    expect(loaded({ overrides: { runId } }).settings.runId).toBe(runId);
  });

  it.each(['a/b', '..', '.', 'a b', 'x'.repeat(65), 'ü'])('cannot be %s', (runId) => {
    expect(problemsOf({ overrides: { runId } })).toEqual([
      expect.objectContaining({
        code: 'SETTING_INVALID',
        what: 'CONTRACT_RUN_ID is too long, or holds a character that is not safe in a file name',
        expected: '1 to 64 of the characters A-Z a-z 0-9 . _ -, not only dots',
        where: 'option --run-id',
      }),
    ]);
  });
});

describe('a value', () => {
  const refused: [string, string, string][] = [
    ['OFFBLOCKS_CONCURRENCY', '0', 'is too small'],
    ['OFFBLOCKS_CONCURRENCY', '65', 'is too large'],
    ['OFFBLOCKS_CONCURRENCY', '4.0', 'is not a whole number in digits'],
    ['OFFBLOCKS_CONCURRENCY', '-1', 'is not a whole number in digits'],
    ['OFFBLOCKS_TIMEOUT_MS', '10s', 'is not a whole number in digits'],
    ['OFFBLOCKS_TIMEOUT_MS', '1e4', 'is not a whole number in digits'],
    ['OFFBLOCKS_CALLBACK_PORT', '65536', 'is too large'],
    ['OFFBLOCKS_SIGNATURE_NONCE', 'yes', 'is neither true nor false'],
    ['OFFBLOCKS_DIGEST_ALGORITHM', 'SHA-256', 'is none of the words it may be'],
    ['OFFBLOCKS_CHALLENGE_SIGNATURE_ENCODING', 'hex', 'is none of the words it may be'],
    ['OFFBLOCKS_SIGNATURE_LABEL', 'Sig', 'is not a structured-field key'],
    ['OFFBLOCKS_CHAIN_ID', '300', 'is not a CAIP-2 chain id in the namespace eip155'],
    ['OFFBLOCKS_CHAIN_ID', 'eip155:0x12c', 'is not a CAIP-2 chain id in the namespace eip155'],
    ['OFFBLOCKS_COVERED_COMPONENTS', '@method,@status', 'names a derived component that a request does not have'],
    ['OFFBLOCKS_COVERED_COMPONENTS', '@method,Content-Digest', 'holds an entry that is not a lower-case header name'],
    ['OFFBLOCKS_COVERED_COMPONENTS', '@method,,@path', 'holds an entry that is not a lower-case header name'],
    ['OFFBLOCKS_COVERED_COMPONENTS', '@method,@method', 'names a component twice'],
    ['OFFBLOCKS_COVERED_COMPONENTS', '@method,signature', 'covers the signature by itself'],
    ['OFFBLOCKS_PRODUCTION_HOST', 'https://api.offblocks.xyz', 'is not a bare host name'],
    ['CONTRACT_BUILD', 'two\nlines', 'is not one line of text of that length'],
    [
      'OFFBLOCKS_SIGNING_KEY_ID',
      'with space',
      'is too long, or holds a space, a line end or a character outside ASCII',
    ],
  ];
  it.each(refused)('of %s cannot be %j, because it %s', (name, value, complaint) => {
    const [problem] = problemsOf({ env: { ...staging, [name]: value } });
    expect(problem).toMatchObject({
      code: 'SETTING_INVALID',
      setting: name,
      what: `${name} ${complaint}`,
      received: JSON.stringify(value),
      where: `variable ${name}`,
    });
  });

  it.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
  ] as const)('may be %s for yes or no', (text, value) => {
    expect(loaded({ env: { OFFBLOCKS_SIGNATURE_NONCE: text } }).settings.signatureNonce).toBe(value);
  });

  it('that is long is shown in part', () => {
    const [problem] = problemsOf({ env: { OFFBLOCKS_CONCURRENCY: '9'.repeat(500) } });
    expect(problem?.received).toBe(`"${'9'.repeat(120)}…"`);
  });

  it('that is a secret given for another setting is not shown', () => {
    const misplaced = staging.OFFBLOCKS_API_SECRET ?? '';
    const problems = problemsOf({ env: { ...staging, OFFBLOCKS_CONCURRENCY: misplaced } });
    expect(problems[0]?.received).toBe('"[secret OFFBLOCKS_API_SECRET]"');
    const [problem] = problemsOf({ env: { ...staging, OFFBLOCKS_BASE_URL: staging.OFFBLOCKS_SIGNING_KEY ?? '' } });
    expect(problem?.received).toMatch(/^a private key, \d+ characters$/);
  });

  it.each(['canary"with\\\\quotes', 'canary'.repeat(40)])(
    'that is a secret is not shown escaped or in part either: %s',
    (OFFBLOCKS_API_SECRET) => {
      const env = { ...staging, OFFBLOCKS_API_SECRET, OFFBLOCKS_CONCURRENCY: OFFBLOCKS_API_SECRET };
      expect(problemsOf({ env })[0]?.received).toBe('"[secret OFFBLOCKS_API_SECRET]"');
    },
  );

  it('of the poll interval is shorter than the bound', () => {
    expect(problemsOf({ env: { OFFBLOCKS_POLL_INTERVAL_MS: '5000' } })).toEqual([
      {
        code: 'SETTING_CONFLICT',
        setting: 'OFFBLOCKS_POLL_INTERVAL_MS',
        what: 'OFFBLOCKS_POLL_INTERVAL_MS (5000) is not shorter than OFFBLOCKS_POLL_BOUND_MS (5000)',
        expected: 'an interval shorter than the bound',
        received: '"5000"',
        where: 'variable OFFBLOCKS_POLL_INTERVAL_MS',
        next: 'shorten the interval, or lengthen the bound',
      },
    ]);
  });
});

describe('the table of settings', () => {
  it('names each setting once, with a sentence as its meaning', () => {
    const names = settingDefinitions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, meaning } of settingDefinitions) {
      expect(name).toMatch(/^(?:OFFBLOCKS|CONTRACT)_[A-Z_]+$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('gives a sample that is accepted or a placeholder in angle brackets', () => {
    for (const { name, sample, kind } of settingDefinitions) {
      if (sample.startsWith('<')) expect(sample).toMatch(/^<.*>$/);
      else expect({ name, parsed: kind.parse(sample) }).toEqual({ name, parsed: { value: expect.anything() } });
    }
  });
});
