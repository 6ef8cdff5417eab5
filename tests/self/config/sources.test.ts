import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { codesOf, inFolder, loaded, problemsOf, staging, stagingKey } from './staging.ts';

const local = { environmentName: 'local' };

describe('where a setting comes from', () => {
  it('is the file of the environment, read as dotenv reads it', () => {
    const file = [
      '# comment',
      '',
      'export OFFBLOCKS_CONCURRENCY = 7 # seven',
      "CONTRACT_BUILD='a # b'",
      'OFFBLOCKS_TIMEOUT_MS: 500',
    ].join('\n');
    const { settings, origins } = loaded({ ...local, files: { '.env.local': file } });
    expect(settings).toMatchObject({ concurrency: 7, build: 'a # b', timeoutMs: 500 });
    expect(origins.get('OFFBLOCKS_CONCURRENCY')).toEqual({ source: 'file', where: '.env.local:3' });
    expect(origins.get('CONTRACT_BUILD')).toEqual({ source: 'file', where: '.env.local:4' });
    expect(origins.get('OFFBLOCKS_TIMEOUT_MS')).toEqual({ source: 'file', where: '.env.local:5' });
    expect(origins.get('CONTRACT_SEED')).toEqual({ source: 'default', where: 'default' });
  });

  it('is the variable rather than the file, and the option rather than the variable', () => {
    const files = { '.env.local': 'CONTRACT_SEED=file\nCONTRACT_PROFILE=deep\nOFFBLOCKS_CONCURRENCY=2\n' };
    const env = { CONTRACT_SEED: 'variable', CONTRACT_PROFILE: 'flow' };
    const { settings, origins } = loaded({ ...local, files, env, overrides: { seed: 'option' } });
    expect(settings).toMatchObject({ seed: 'option', profile: 'flow', concurrency: 2 });
    expect(origins.get('CONTRACT_SEED')).toEqual({ source: 'flag', where: 'option --seed' });
    expect(origins.get('CONTRACT_PROFILE')).toEqual({ source: 'variable', where: 'variable CONTRACT_PROFILE' });
  });

  it('is the file when the variable is empty', () => {
    const { settings } = loaded({
      ...local,
      files: { '.env.local': 'CONTRACT_SEED=file' },
      env: { CONTRACT_SEED: ' ' },
    });
    expect(settings.seed).toBe('file');
  });

  it('is every option that the command line has', () => {
    const overrides = { profile: 'deep', seed: 's', runId: 'r-1', build: 'b', reportDir: 'out' };
    expect(loaded({ overrides }).settings).toMatchObject(overrides);
  });

  it('cannot be an option without a value', () => {
    expect(problemsOf({ overrides: { seed: '' } })).toEqual([
      {
        code: 'SETTING_INVALID',
        setting: 'CONTRACT_SEED',
        what: 'CONTRACT_SEED is not one line of text of that length',
        expected: 'text on one line, 1 to 128 characters',
        received: '""',
        where: 'option --seed',
        next: 'correct the value',
      },
    ]);
  });

  it('never changes the variables it was given', () => {
    const env = Object.freeze({ CONTRACT_ENV: 'local' });
    const before = { ...process.env };
    loaded({ env, files: { '.env.local': 'CONTRACT_SEED=file\nOFFBLOCKS_CONCURRENCY=3' } });
    expect(process.env).toEqual(before);
  });
});

describe('a settings file', () => {
  it('is optional', () => {
    expect(loaded({ env: staging }).settings.environment).toBe('staging');
  });

  it('is a problem when it cannot be read', () => {
    inFolder({}, (cwd) => {
      mkdirSync(join(cwd, '.env.local'));
      expect(loadSettings({ env: {}, cwd, environmentName: 'local' })).toEqual({
        problems: [
          {
            code: 'SETTINGS_FILE_UNREADABLE',
            setting: '.env.local',
            what: '.env.local is a folder',
            expected: 'a file that can be read, or no such file',
            received: 'is a folder',
            where: '.env.local',
            next: 'make it a readable file, or remove it',
          },
        ],
      });
    });
  });

  const faults: [string, string, string][] = [
    ['a line without =', 'CONTRACT_SEED\n', 'line 1 of .env.local is neither NAME=value, a comment nor empty'],
    [
      'a name twice',
      'CONTRACT_SEED=a\n\nCONTRACT_SEED=b\n',
      'line 3 of .env.local sets CONTRACT_SEED again, after line 1',
    ],
    [
      'a value that a # cuts',
      'CONTRACT_SEED=abc#def\n',
      'line 1 of .env.local has a # in the value of CONTRACT_SEED, where it starts a comment; put the value in quotes',
    ],
    [
      'a quote that is never closed',
      'OFFBLOCKS_CONCURRENCY=3\nCONTRACT_SEED="abc\n',
      'line 2 of .env.local opens a quote for CONTRACT_SEED that is never closed',
    ],
  ];
  it.each(faults)('is refused with %s, which dotenv would pass over in silence', (_, text, what) => {
    expect(problemsOf({ ...local, files: { '.env.local': text } })).toEqual([
      expect.objectContaining({ code: 'SETTINGS_FILE_LINE', what, next: 'correct the line' }),
    ]);
  });

  it('finds lines after a value that goes over several lines', () => {
    const file = `OFFBLOCKS_SIGNING_KEY="${stagingKey}"\nOFFBLOCKS_CONCURRENCY=many\n`;
    const { OFFBLOCKS_SIGNING_KEY: _, ...env } = staging;
    const [problem, ...others] = problemsOf({ env, files: { '.env.staging': file } });
    expect(problem?.where).toBe(`.env.staging:${file.split('\n').length - 1}`);
    expect(others).toEqual([]);
  });

  it('cannot say which file is read', () => {
    expect(problemsOf({ ...local, files: { '.env.local': 'CONTRACT_ENV=local' } })).toEqual([
      {
        code: 'SETTING_CONFLICT',
        setting: 'CONTRACT_ENV',
        what: 'CONTRACT_ENV stands in a file, but it decides which file is read',
        expected: 'CONTRACT_ENV as a variable, or the option --env',
        received: 'a line in .env.local:1',
        where: '.env.local:1',
        next: 'remove the line; the name of the file already says it',
      },
    ]);
  });

  it('is mentioned when it holds secrets that others on the machine can read', () => {
    inFolder({ '.env.staging': `OFFBLOCKS_API_SECRET=${staging.OFFBLOCKS_API_SECRET}` }, (cwd) => {
      chmodSync(join(cwd, '.env.staging'), 0o644);
      expect(loadSettings({ env: staging, cwd })).toMatchObject({
        notices: ['.env.staging holds secrets and is readable by others on this machine; run: chmod 600 .env.staging'],
      });
    });
  });
});

describe('a misspelt name', () => {
  it('is a problem with a suggestion, in a variable and in the file, and its value is not shown', () => {
    const problems = problemsOf({
      env: { ...staging, OFFBLOCKS_CONCURENCY: '9' },
      files: { '.env.staging': 'OFFBLOCKS_API_SECRT=canary\nUNRELATED=1\n' },
    });
    expect(problems).toEqual([
      {
        code: 'SETTING_UNKNOWN',
        setting: 'OFFBLOCKS_CONCURENCY',
        what: 'OFFBLOCKS_CONCURENCY is not a setting; did you mean OFFBLOCKS_CONCURRENCY?',
        expected: 'a name that docs/environment.md lists',
        received: 'OFFBLOCKS_CONCURENCY, value not shown',
        where: 'variable OFFBLOCKS_CONCURENCY',
        next: 'rename it to OFFBLOCKS_CONCURRENCY, or remove it',
      },
      expect.objectContaining({
        what: 'OFFBLOCKS_API_SECRT is not a setting; did you mean OFFBLOCKS_API_SECRET?',
        where: '.env.staging:1',
      }),
      expect.objectContaining({
        what: 'UNRELATED is not a setting',
        where: '.env.staging:2',
        next: 'remove UNRELATED',
      }),
    ]);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('is no problem when the variable is empty or none of ours', () => {
    expect(loaded({ env: { OFFBLOCKS_NOTHING: '', PATH: '/bin', CONTRACTOR: 'x' } }).settings.isLocal).toBe(true);
  });

  it('is told without a suggestion when nothing is near', () => {
    expect(codesOf({ env: { OFFBLOCKS_ZZZZZZZZZZZZZZZZZ: '1' } })).toEqual([
      'SETTING_UNKNOWN OFFBLOCKS_ZZZZZZZZZZZZZZZZZ',
    ]);
    expect(problemsOf({ env: { OFFBLOCKS_ZZZZZZZZZZZZZZZZZ: '1' } })[0]?.next).toBe(
      'remove OFFBLOCKS_ZZZZZZZZZZZZZZZZZ',
    );
  });
});
