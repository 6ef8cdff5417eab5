import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeSettings } from '../../../src/config/describe-settings.ts';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { formatProblems } from '../../../src/config/problem.ts';
import { settingDefinitions } from '../../../src/config/setting-table.ts';
import { rightVariables, secretsIn } from './arbitrary-variables.ts';
import { inFolder, loaded, problemsOf, staging } from './staging.ts';

function expectNone(secrets: readonly string[], ...texts: readonly string[]): void {
  for (const secret of secrets) {
    // As it is, and as JSON and inspect would escape it.
    const forms = [secret, JSON.stringify(secret).slice(1, -1), inspect(secret).slice(1, -1)];
    for (const text of texts) for (const form of forms) expect(text.includes(form)).toBe(false);
  }
}

const printed = (value: unknown) => [JSON.stringify(value), inspect(value, { depth: 9, showHidden: true })];

describe('secrets', () => {
  it('appear neither in settings nor in their description, however they are printed', () => {
    fc.assert(
      fc.property(rightVariables, (env) => {
        const { settings, origins, notices } = loaded({ env });
        const description = describeSettings(settings, origins);
        expectNone(secretsIn(env), ...[settings, description, notices, origins].flatMap(printed));
      }),
      { numRuns: 60 },
    );
  });

  it('appear in no problem, whatever is wrong and wherever a secret was given by mistake', () => {
    const names = settingDefinitions.map(({ name }) => name).filter((name) => name !== 'CONTRACT_ENV');
    const mistakes = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      minLength: 1,
      maxLength: 4,
    });
    const misspelt = fc.constantFrom('OFFBLOCKS_API_SECRT', 'OFFBLOCKS_SIGNINGKEY', 'CONTRACT_X');
    fc.assert(
      fc.property(rightVariables, mistakes, misspelt, fc.boolean(), (right, pairs, name, cut) => {
        const env: Record<string, string> = { ...right, [name]: right.OFFBLOCKS_API_SECRET ?? '' };
        // The value of one setting is given for another, whole or without its end.
        for (const [target, source] of pairs) env[target] = (right[source] ?? '').slice(0, cut ? -1 : undefined);
        const result = inFolder({}, (cwd) => loadSettings({ env, cwd }));
        if (!('problems' in result)) throw new Error('A misspelt name was accepted.');
        const kept = secretsIn(right).filter((secret) => secretsIn(env).includes(secret));
        expectNone(kept, formatProblems(result.problems), ...printed(result.problems));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the description of settings', () => {
  it('has one row for each setting with a value, and says where it comes from', () => {
    const { settings, origins } = loaded({
      env: staging,
      overrides: { runId: 'run-1' },
      files: { '.env.staging': '\nOFFBLOCKS_CONCURRENCY=8\n' },
    });
    const rows = describeSettings(settings, origins);
    expect(rows.find(({ name }) => name === 'OFFBLOCKS_CALLBACK_URL')).toBeUndefined();
    expect(rows).toEqual(
      expect.arrayContaining([
        { name: 'CONTRACT_ENV', value: 'staging', origin: 'variable', where: 'variable CONTRACT_ENV' },
        {
          name: 'OFFBLOCKS_BASE_URL',
          value: 'https://api.staging.example/v1',
          origin: 'variable',
          where: 'variable OFFBLOCKS_BASE_URL',
        },
        {
          name: 'OFFBLOCKS_API_SECRET',
          value: '[secret OFFBLOCKS_API_SECRET]',
          origin: 'variable',
          where: 'variable OFFBLOCKS_API_SECRET',
        },
        { name: 'OFFBLOCKS_CONCURRENCY', value: '8', origin: 'file', where: '.env.staging:2' },
        { name: 'OFFBLOCKS_TIMEOUT_MS', value: '10000', origin: 'default', where: 'default' },
        { name: 'CONTRACT_RUN_ID', value: 'run-1', origin: 'flag', where: 'option --run-id' },
      ]),
    );
  });
});

describe('a secret given for another setting', () => {
  const env = { ...staging, OFFBLOCKS_API_SECRET: 'canary-host' };

  it('is redacted in the description of that setting too', () => {
    const { settings, origins } = loaded({ env: { ...env, CONTRACT_SEED: 'my canary-host seed' } });
    expect(describeSettings(settings, origins).find(({ name }) => name === 'CONTRACT_SEED')?.value).toBe(
      'my [secret OFFBLOCKS_API_SECRET] seed',
    );
  });

  it('is redacted in every part of a problem that repeats it', () => {
    const [problem] = problemsOf({ env: { ...env, OFFBLOCKS_BASE_URL: 'https://canary-host.offblocks.xyz/v1' } });
    expect(problem?.what).toMatch(/^\[secret OFFBLOCKS_API_SECRET\]\.offblocks\.xyz looks like production/);
    expect(JSON.stringify(problem)).not.toContain('canary-host');
  });
});

describe('problems as text', () => {
  it('say what, expected, received, where and what to do, all at once', () => {
    const result = inFolder({ '.env.staging': 'OFFBLOCKS_CONCURRENCY=many\n' }, (cwd) =>
      loadSettings({ env: { ...staging, OFFBLOCKS_API_KEY: '<api key>' }, cwd }),
    );
    if (!('problems' in result)) throw new Error('The settings were accepted.');
    expect(
      formatProblems(result.problems),
    ).toBe(`2 problems with the settings: nothing was sent. docs/environment.md explains every setting.

SETTING_PLACEHOLDER  OFFBLOCKS_API_KEY still holds a placeholder or a published sample
  expected  a UUID
  received  [secret OFFBLOCKS_API_KEY], 9 characters
  where     variable OFFBLOCKS_API_KEY
  next      replace it by the real value

SETTING_INVALID  OFFBLOCKS_CONCURRENCY is not a whole number in digits
  expected  a whole number from 1 to 64
  received  "many"
  where     .env.staging:1
  next      correct the value`);
  });

  it('count one problem as one', () => {
    const result = inFolder({}, (cwd) => loadSettings({ env: { CI: '1' }, cwd }));
    expect('problems' in result && formatProblems(result.problems)).toMatch(/^1 problem with the settings: nothing/);
  });
});
