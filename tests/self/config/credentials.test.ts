import { describe, expect, it } from '@jest/globals';
import { announced, codesOf, disposablePair, loaded, problemsOf, secondTenant, staging } from './staging.ts';

function without(variables: Readonly<Record<string, string>>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}

describe('a named environment', () => {
  it('needs base URL, credentials, key and key id, and all that is missing is told at once', () => {
    const problems = problemsOf({ environmentName: 'staging', files: { '.env.staging': '' } });
    expect(problems.map(({ code, setting }) => `${code} ${setting}`)).toEqual([
      'SETTING_MISSING OFFBLOCKS_BASE_URL',
      'SETTING_MISSING OFFBLOCKS_API_KEY',
      'SETTING_MISSING OFFBLOCKS_API_SECRET',
      'SETTING_MISSING OFFBLOCKS_SIGNING_KEY_ID',
      'SETTING_MISSING OFFBLOCKS_SIGNING_KEY',
    ]);
    expect(problems[1]).toEqual({
      code: 'SETTING_MISSING',
      setting: 'OFFBLOCKS_API_KEY',
      what: 'OFFBLOCKS_API_KEY is not set, and environment "staging" needs it',
      expected: 'a UUID',
      received: 'nothing',
      where: 'neither a variable nor .env.staging',
      next: 'set the variable OFFBLOCKS_API_KEY, or add it to .env.staging (see .env.example)',
    });
    expect(problems[4]).toMatchObject({
      what: 'neither OFFBLOCKS_SIGNING_KEY nor OFFBLOCKS_SIGNING_KEY_FILE is set, and environment "staging" needs it',
      next: 'set OFFBLOCKS_SIGNING_KEY_FILE to the path of the private key, as a variable or in .env.staging',
    });
  });

  it('holds them as secrets, by the name of their setting', () => {
    const { settings } = loaded({ env: staging });
    expect(String(settings.primary?.apiSecret)).toBe('[secret OFFBLOCKS_API_SECRET]');
    expect(settings.primary?.apiSecret.reveal()).toBe(staging.OFFBLOCKS_API_SECRET);
    expect(settings.primary?.signingKey?.name).toBe('OFFBLOCKS_SIGNING_KEY');
    expect(settings.primary?.signingKeyId).toBe(staging.OFFBLOCKS_SIGNING_KEY_ID);
  });

  it('does without the key id where that is only now to be had', () => {
    const env = without(staging, 'OFFBLOCKS_SIGNING_KEY_ID');
    expect(codesOf({ env })).toEqual(['SETTING_MISSING OFFBLOCKS_SIGNING_KEY_ID']);
    expect(loaded({ env, purpose: 'register-key' }).settings.primary).not.toHaveProperty('signingKeyId');
  });

  it('does not call a setting missing that is there but wrong', () => {
    expect(codesOf({ env: { ...staging, OFFBLOCKS_API_KEY: 'no-uuid' } })).toEqual([
      'SETTING_INVALID OFFBLOCKS_API_KEY',
    ]);
  });

  it.each(['changeme', 'your-api-key', '<api key>', 'd04953b7-5878-4fd0-8970-0a5f77fbce59'])(
    'refuses the placeholder %s for its key',
    (value) => {
      expect(problemsOf({ env: { ...staging, OFFBLOCKS_API_KEY: value } })).toEqual([
        {
          code: 'SETTING_PLACEHOLDER',
          setting: 'OFFBLOCKS_API_KEY',
          what: 'OFFBLOCKS_API_KEY still holds a placeholder or a published sample',
          expected: 'a UUID',
          received: `[secret OFFBLOCKS_API_KEY], ${value.length} characters`,
          where: 'variable OFFBLOCKS_API_KEY',
          next: 'replace it by the real value',
        },
      ]);
    },
  );

  it.each(['64ec977db2e585887c80ed62fe9997994aed8093', 'CHANGEME', '64EC977DB2E585887C80ED62FE9997994AED8093'])(
    'refuses the placeholder %s for its secret',
    (value) => {
      expect(codesOf({ env: { ...staging, OFFBLOCKS_API_SECRET: value } })).toEqual([
        'SETTING_PLACEHOLDER OFFBLOCKS_API_SECRET',
      ]);
    },
  );

  it.each(['tiny42', 'with a space in it', 'line-end-at-the-end\n', 'umläut-umläut'])(
    'refuses the secret %j, which was copied wrongly, without showing it',
    (value) => {
      const problems = problemsOf({ env: { ...staging, OFFBLOCKS_API_SECRET: value } });
      expect(problems.map(({ code }) => code)).toEqual(['SETTING_INVALID']);
      expect(JSON.stringify(problems)).not.toContain(value.trim());
    },
  );
});

describe('a second tenant', () => {
  it('is taken when it is complete', () => {
    const { settings } = loaded({ env: { ...staging, ...secondTenant, OFFBLOCKS_CAPABILITIES: 'tenants' } });
    expect(settings.second?.apiKey.reveal()).toBe(secondTenant.OFFBLOCKS_SECOND_API_KEY);
    expect(settings.second?.signingKey?.reveal()).toBe(secondTenant.OFFBLOCKS_SECOND_SIGNING_KEY);
  });

  it.each(Object.keys(secondTenant))('is a problem without %s', (name) => {
    const problems = problemsOf({ env: { ...staging, ...without(secondTenant, name) } });
    expect(problems).toEqual([expect.objectContaining({ code: 'SETTING_MISSING', setting: name })]);
    expect(problems[0]?.what).toMatch(/, and a second tenant is complete or absent; OFFBLOCKS_SECOND_\w+ is set$/);
  });

  it('is a problem when it is the first one again', () => {
    const env = { ...staging, ...secondTenant, OFFBLOCKS_SECOND_API_KEY: staging.OFFBLOCKS_API_KEY?.toUpperCase() };
    expect(problemsOf({ env })[0]).toMatchObject({
      code: 'SETTING_CONFLICT',
      what: 'OFFBLOCKS_SECOND_API_KEY is the same as OFFBLOCKS_API_KEY',
      expected: 'credentials that are used for nothing else',
      next: 'use other credentials, or remove OFFBLOCKS_SECOND_API_KEY and what belongs to it',
    });
  });
});

describe('the disposable pair', () => {
  it('is complete or absent', () => {
    const env = { ...staging, ...without(disposablePair, 'OFFBLOCKS_DISPOSABLE_API_SECRET') };
    expect(problemsOf({ env })).toEqual([
      expect.objectContaining({
        code: 'SETTING_MISSING',
        what: 'OFFBLOCKS_DISPOSABLE_API_SECRET is not set, and OFFBLOCKS_DISPOSABLE_API_KEY needs it',
      }),
    ]);
  });

  const used = { ...staging, ...secondTenant, ...disposablePair };
  it.each(['OFFBLOCKS_API_KEY', 'OFFBLOCKS_SECOND_API_KEY'])('cannot be %s, which would be lost', (name) => {
    const [problem] = problemsOf({ env: { ...used, [name]: disposablePair.OFFBLOCKS_DISPOSABLE_API_KEY } });
    expect(problem?.what).toBe(`OFFBLOCKS_DISPOSABLE_API_KEY is the same as ${name}`);
  });
});

describe('the local environment', () => {
  const env = { CONTRACT_ENV: 'local', ...announced };

  it('takes what the embedded environment announces, keys not included', () => {
    const { settings } = loaded({ env });
    expect(settings.baseUrl?.href).toBe('http://127.0.0.1:4010/v1');
    expect(settings.primary).not.toHaveProperty('signingKey');
    expect(settings.second?.apiKey.reveal()).toBe(announced.OFFBLOCKS_SECOND_API_KEY);
    expect(settings.disposable?.apiKey.reveal()).toBe(announced.OFFBLOCKS_DISPOSABLE_API_KEY);
    expect(settings.profile).toBe('gate');
  });

  it('takes the keys that the run registered', () => {
    const { OFFBLOCKS_SIGNING_KEY, OFFBLOCKS_SIGNING_KEY_ID } = staging;
    const { OFFBLOCKS_SECOND_SIGNING_KEY, OFFBLOCKS_SECOND_SIGNING_KEY_ID } = secondTenant;
    const keys = { OFFBLOCKS_SIGNING_KEY, OFFBLOCKS_SIGNING_KEY_ID };
    const secondKeys = { OFFBLOCKS_SECOND_SIGNING_KEY, OFFBLOCKS_SECOND_SIGNING_KEY_ID };
    const { settings } = loaded({ env: { ...env, ...keys, ...secondKeys } });
    expect(settings.primary?.signingKeyId).toBe(OFFBLOCKS_SIGNING_KEY_ID);
    expect(settings.second?.signingKey?.reveal()).toBe(OFFBLOCKS_SECOND_SIGNING_KEY);
  });

  it('needs key and key id together', () => {
    const { OFFBLOCKS_SIGNING_KEY, OFFBLOCKS_SIGNING_KEY_ID } = staging;
    expect(codesOf({ env: { ...env, OFFBLOCKS_SIGNING_KEY } })).toEqual(['SETTING_MISSING OFFBLOCKS_SIGNING_KEY_ID']);
    expect(codesOf({ env: { ...env, OFFBLOCKS_SIGNING_KEY_ID } })).toEqual(['SETTING_MISSING OFFBLOCKS_SIGNING_KEY']);
  });

  it('needs the credentials of the server that it is pointed at', () => {
    expect(codesOf({ env: without(env, 'OFFBLOCKS_API_SECRET') })).toEqual(['SETTING_MISSING OFFBLOCKS_API_SECRET']);
  });

  it('refuses a key for an embedded environment that is not there yet', () => {
    const { OFFBLOCKS_SIGNING_KEY_ID } = staging;
    expect(problemsOf({ env: { OFFBLOCKS_SIGNING_KEY_ID } })).toEqual([
      expect.objectContaining({
        code: 'SETTING_CONFLICT',
        what: 'OFFBLOCKS_SIGNING_KEY_ID is set, but the embedded environment knows no key that existed before it',
        expected: 'no signing key: the run registers keys of its own',
        next: 'remove OFFBLOCKS_SIGNING_KEY_ID, or name another environment: --env NAME',
      }),
    ]);
  });
});
