import { describe, expect, it } from '@jest/globals';
import { codesOf, loaded, problemsOf, staging } from './staging.ts';

describe('which environment is meant', () => {
  it('is local, with everything allowed and nothing needed, when nobody says anything', () => {
    const { settings, notices } = loaded({});
    expect(settings).toMatchObject({ environment: 'local', isLocal: true, readOnly: false, profile: 'gate' });
    expect(settings).not.toHaveProperty('baseUrl');
    expect(settings).not.toHaveProperty('primary');
    expect([...settings.capabilities]).toEqual(['simulator', 'webhooks', 'clock', 'destructive', 'tenants', 'bulk']);
    expect(notices).toEqual([]);
  });

  it.each(['true', '1', 'woodpecker'])('must be named when CI is %s', (CI) => {
    expect(problemsOf({ env: { CI } })).toEqual([
      {
        code: 'ENVIRONMENT_UNNAMED',
        setting: 'CONTRACT_ENV',
        what: 'no environment is named, although CI is set',
        expected: 'the option --env NAME, or the variable CONTRACT_ENV',
        received: 'nothing',
        where: 'variable CI',
        next: 'say which environment is meant; --env local is the embedded one',
      },
    ]);
  });

  it.each(['', 'false', '0'])('need not be named when CI is "%s"', (CI) => {
    expect(loaded({ env: { CI } }).settings.environment).toBe('local');
  });

  it('must be named when a base URL is set as a variable, even one on this machine', () => {
    const [problem] = problemsOf({ env: { CI: '1', OFFBLOCKS_BASE_URL: 'http://127.0.0.1:1/v1' } });
    expect(problem?.what).toBe('no environment is named, although CI and OFFBLOCKS_BASE_URL are set');
    expect(codesOf({ env: { OFFBLOCKS_BASE_URL: 'http://127.0.0.1:1/v1' } })).toEqual([
      'ENVIRONMENT_UNNAMED CONTRACT_ENV',
    ]);
  });

  it.each([
    ['staging', 'local, or one of sandbox, stagin, which have a file', /^did you mean stagin\?/],
    ['elsewhere', 'local, or one of sandbox, stagin, which have a file', /^cp \.env\.example \.env\.elsewhere/],
  ])(
    'is unknown where neither a file nor a variable says anything of %s: one problem, not five',
    (name, known, next) => {
      const files = { '.env.stagin': '', '.env.sandbox': '', '.env.example': '' };
      expect(problemsOf({ environmentName: name, files })).toEqual([
        expect.objectContaining({
          code: 'ENVIRONMENT_UNKNOWN',
          what: `there is no .env.${name}, and no variable OFFBLOCKS_BASE_URL says where environment "${name}" is`,
          expected: known,
          where: 'option --env',
          next: expect.stringMatching(next),
        }),
      ]);
    },
  );

  it('is known by its variables alone: then all that is missing is told', () => {
    const env = { OFFBLOCKS_API_KEY: staging.OFFBLOCKS_API_KEY ?? '' };
    expect(codesOf({ env, environmentName: 'staging' })).toContain('SETTING_MISSING OFFBLOCKS_BASE_URL');
  });

  it('is named by local as well', () => {
    expect(loaded({ env: { CI: 'true' }, environmentName: 'local' }).settings.isLocal).toBe(true);
    expect(loaded({ env: { CI: 'true', CONTRACT_ENV: 'local' } }).settings.isLocal).toBe(true);
  });

  it('is what the option says, whatever the variable says', () => {
    const { settings, origins } = loaded({ env: { ...staging, CONTRACT_ENV: 'other' }, environmentName: 'staging' });
    expect(settings.environment).toBe('staging');
    expect(origins.get('CONTRACT_ENV')).toMatchObject({ source: 'flag', where: 'option --env' });
  });

  it.each(['../staging', 'a/b', 'Staging', '.', '', '-x', 'a.b', 'staging\n', 'a'.repeat(41)])(
    'cannot be called %j, because the name becomes a file name',
    (environmentName) => {
      expect(problemsOf({ environmentName })).toEqual([
        expect.objectContaining({
          code: 'ENVIRONMENT_NAME_INVALID',
          what: 'the name of the environment is not the name of an environment',
          expected: 'a name of a-z, 0-9 and -, at most 40 characters, other than example',
          where: 'option --env',
          next: 'use the NAME of your file .env.NAME, or local',
        }),
      ]);
    },
  );

  it('cannot be the template', () => {
    const [problem] = problemsOf({ env: { CONTRACT_ENV: 'example' } });
    expect(problem).toMatchObject({
      what: 'the name of the environment names the template .env.example',
      received: '"example"',
      where: 'variable CONTRACT_ENV',
    });
  });

  it('does not keep other problems from being told when it is unknown', () => {
    expect(codesOf({ env: { CI: '1', OFFBLOCKS_CONCURRENCY: 'many', CONTRACT_SEDE: 'x' } })).toEqual([
      'ENVIRONMENT_UNNAMED CONTRACT_ENV',
      'SETTING_UNKNOWN CONTRACT_SEDE',
      'SETTING_INVALID OFFBLOCKS_CONCURRENCY',
    ]);
  });
});
