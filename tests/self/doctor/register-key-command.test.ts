import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../../../sandbox/start.ts';
import { httpFront } from './fronts.ts';
import { examined, namedEnvironment, refuseSecrets, strangeKey, type Variables } from './named-environment.ts';
import { runScript, temporaryFolder } from './run-script.ts';

// A process has to load everything first, perhaps on a busy machine.
jest.setTimeout(60_000);

const folder = temporaryFolder();
let sandbox: RunningSandbox;
let healthy: Variables;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  healthy = { ...(await namedEnvironment(sandbox)), CONTRACT_REPORT_DIR: folder.path };
});
afterAll(async () => {
  await sandbox.close();
  folder.remove();
});

const registerKey = (options: readonly string[], variables: Variables) =>
  runScript('register-key', ['--env', 'ward', ...options], variables);

/** The settings that a registration printed, by name. */
function printed(output: string): Variables {
  return Object.fromEntries([...output.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name = '', value = '']) => [name, value]));
}

const without = (variables: Variables, ...names: readonly string[]): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));

describe('npm run register-key', () => {
  it('registers the configured key and prints the line to paste, with which a signed read is accepted', async () => {
    const fresh = { ...healthy, OFFBLOCKS_SIGNING_KEY: strangeKey() };
    const { code, output, errors } = await registerKey([], without(fresh, 'OFFBLOCKS_SIGNING_KEY_ID'));
    expect(code).toBe(0);
    expect(output).toMatch(/^OFFBLOCKS_SIGNING_KEY_ID="[0-9a-f-]{36}"\n$/);
    expect(errors).toContain('This REPLACES the key that was registered for this tenant');
    expect(errors).toContain('Put this into .env.ward in place of OFFBLOCKS_SIGNING_KEY_ID');
    expect((await examined({ ...fresh, ...printed(output) })).row('signed read').state).toBe('ok');
    expect((await examined(healthy)).row('signed read').state).toBe('failed');
  });

  it('takes the placeholder of the example file for an id that is yet to come', async () => {
    const { code } = await registerKey([], { ...healthy, OFFBLOCKS_SIGNING_KEY_ID: '<key id>' });
    expect(code).toBe(0);
  });

  it('registers the key of the second tenant and leaves the first alone', async () => {
    const fresh = { ...healthy, OFFBLOCKS_SECOND_SIGNING_KEY: strangeKey() };
    const { code, output } = await registerKey(['--tenant', 'second'], fresh);
    expect(code).toBe(0);
    expect(Object.keys(printed(output))).toEqual(['OFFBLOCKS_SECOND_SIGNING_KEY_ID']);
    const { row } = await examined({ ...fresh, ...printed(output) });
    expect([row('signed read').state, row('signed read (second)').state]).toEqual(['ok', 'ok']);
  });

  it.each([
    ['ecdsa-p384-sha384', []],
    ['ed25519', ['--algorithm', 'ed25519']],
  ])('makes a new %s key that only its owner can read, and never shows it', async (algorithm, further) => {
    const file = join(folder.path, `new-${algorithm}.pem`);
    const bare = without(healthy, 'OFFBLOCKS_SIGNING_KEY', 'OFFBLOCKS_SIGNING_KEY_ID');
    const { code, output, errors } = await registerKey(['--new', file, ...further], bare);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(errors).toContain(algorithm);
    refuseSecrets({ NEW_SIGNING_KEY: readFileSync(file, 'utf8') }, output + errors);
    expect(printed(output)).toMatchObject({ OFFBLOCKS_SIGNING_KEY_FILE: file });
    expect((await examined({ ...bare, ...printed(output) })).row('signed read').state).toBe('ok');
  });

  it('replaces a configured key by a new one and says which settings give way', async () => {
    const file = join(folder.path, 'instead.pem');
    const { code, errors } = await registerKey(['--new', file], healthy);
    expect(code).toBe(0);
    expect(errors).toContain(
      'in place of OFFBLOCKS_SIGNING_KEY_ID, OFFBLOCKS_SIGNING_KEY and OFFBLOCKS_SIGNING_KEY_FILE',
    );
  });

  it('never overwrites a file, and sends nothing then', async () => {
    const file = join(folder.path, 'precious.pem');
    writeFileSync(file, 'precious');
    const { code, output, errors } = await registerKey(['--new', file], healthy);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('KEY_FILE_EXISTS  a private key is never overwritten');
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect((await examined(healthy)).row('signed read').state).toBe('ok');
  });

  it('refuses a folder that does not exist', async () => {
    const { code, errors } = await registerKey(['--new', join(folder.path, 'absent', 'key.pem')], healthy);
    expect(code).toBe(2);
    expect(errors).toContain('create the folder first');
  });

  const refusals: [string, readonly string[], Variables, string][] = [
    ['the embedded environment', ['--env', 'local'], {}, 'REGISTRATION_LOCAL'],
    [
      'production',
      [],
      {
        OFFBLOCKS_BASE_URL: 'https://api.offblocks.xyz/v1',
        OFFBLOCKS_PRODUCTION_HOST: 'api.offblocks.xyz',
        OFFBLOCKS_CAPABILITIES: '',
      },
      'REGISTRATION_READ_ONLY',
    ],
    ['an algorithm for a key that is there', ['--algorithm', 'ed25519'], {}, 'OPTION_NEEDS_NEW'],
    ['a tenant that does not exist', ['--tenant', 'third'], {}, 'Allowed choices are primary, second'],
  ];
  it.each(refusals)('refuses %s with exit code 2', async (_, options, variables, text) => {
    const { code, output, errors } = await registerKey(options, { ...healthy, ...variables });
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(text);
  });

  it('refuses a second tenant that has no settings', async () => {
    const one = Object.fromEntries(Object.entries(healthy).filter(([name]) => !/SECOND|CAPABILITIES/.test(name)));
    const { code, errors } = await registerKey(['--tenant', 'second', '--new', join(folder.path, 'none.pem')], one);
    expect(code).toBe(2);
    expect(errors).toContain('TENANT_ABSENT  the settings of ward have no credentials for the second tenant');
    expect(existsSync(join(folder.path, 'none.pem'))).toBe(false);
  });

  it('ends with 3 when the credentials are refused, and leaves no key file behind', async () => {
    const file = join(folder.path, 'unwanted.pem');
    const wrong = { ...healthy, OFFBLOCKS_API_SECRET: 'canary-of-a-wrong-secret' };
    const { code, errors } = await registerKey(['--new', file], wrong);
    expect(code).toBe(3);
    expect(errors).toContain('REGISTRATION_FAILED  POST /v1/auth/token answered 401');
    expect(errors).toContain('Nothing changed: the old key still stands');
    expect(existsSync(file)).toBe(false);
  });

  it('keeps a new key when nobody can tell whether it was registered', async () => {
    const file = join(folder.path, 'kept.pem');
    const front = await httpFront(sandbox.baseUrl, ({ method }) => (method === 'PUT' ? { status: 500 } : undefined));
    try {
      const address = `http://127.0.0.1:${front.port}/v1`;
      const { code, errors } = await registerKey(['--new', file], { ...healthy, OFFBLOCKS_BASE_URL: address });
      expect(code).toBe(3);
      expect(errors).toContain('Nobody can tell whether the key was replaced');
      expect(errors).toContain(`the new key is kept in ${file}`);
      expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY');
    } finally {
      await front.close();
    }
  });
});
