import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedSettings, loadSettings, type SettingsRequest } from '../../../src/config/load-settings.ts';
import type { SettingProblem } from '../../../src/config/problem.ts';

/** A new private key in PKCS #8 PEM. */
export function newKey(curve: 'secp384r1' | 'ed25519' | 'prime256v1' | 'secp256k1'): string {
  const { privateKey } =
    curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: curve });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A P-384 key for all tests that do not care which. */
export const stagingKey = newKey('secp384r1');

/** The fewest variables that a real environment works with. */
export const staging: Readonly<Record<string, string>> = {
  CONTRACT_ENV: 'staging',
  OFFBLOCKS_BASE_URL: 'https://api.staging.example/v1',
  OFFBLOCKS_API_KEY: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  OFFBLOCKS_API_SECRET: 'canary-of-the-primary-secret',
  OFFBLOCKS_SIGNING_KEY: stagingKey,
  OFFBLOCKS_SIGNING_KEY_ID: '3b241101-e2bb-4255-8caf-4136c566a962',
};

/** A complete second tenant. */
export const secondTenant: Readonly<Record<string, string>> = {
  OFFBLOCKS_SECOND_API_KEY: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  OFFBLOCKS_SECOND_API_SECRET: 'canary-of-the-second-secret',
  OFFBLOCKS_SECOND_SIGNING_KEY: newKey('ed25519'),
  OFFBLOCKS_SECOND_SIGNING_KEY_ID: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
};

/** A disposable pair. */
export const disposablePair: Readonly<Record<string, string>> = {
  OFFBLOCKS_DISPOSABLE_API_KEY: '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b',
  OFFBLOCKS_DISPOSABLE_API_SECRET: 'canary-of-the-disposable-secret',
};

/** What an embedded environment announces. */
export const announced: Readonly<Record<string, string>> = {
  OFFBLOCKS_BASE_URL: 'http://127.0.0.1:4010/v1',
  OFFBLOCKS_API_KEY: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  OFFBLOCKS_API_SECRET: 'canary-of-the-primary-secret',
  OFFBLOCKS_SECOND_API_KEY: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  OFFBLOCKS_SECOND_API_SECRET: 'canary-of-the-second-secret',
  ...disposablePair,
  OFFBLOCKS_CAPABILITIES: 'simulator,webhooks,clock,destructive,tenants,bulk',
  OFFBLOCKS_CLOCK_URL: 'http://127.0.0.1:4011/clock',
};

/** Runs `use` in a new folder that holds the given files, readable by their owner only, and removes it afterwards. */
export function inFolder<Result>(files: Readonly<Record<string, string>>, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Request = Partial<SettingsRequest> & { files?: Readonly<Record<string, string>> };

function load({ files = {}, ...request }: Request) {
  return inFolder(files, (cwd) => loadSettings({ env: {}, cwd, ...request }));
}

/** Loads settings that must be right; fails with the problems when they are not. */
export function loaded(request: Request): LoadedSettings {
  const result = load(request);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, undefined, 2));
  return result;
}

/** Loads settings that must be wrong, and gives the problems. */
export function problemsOf(request: Request): readonly SettingProblem[] {
  const result = load(request);
  if ('problems' in result) return result.problems;
  throw new Error('The settings were accepted.');
}

/** Code and setting of each problem, in order. */
export function codesOf(request: Request): string[] {
  return problemsOf(request).map(({ code, setting }) => `${code} ${setting}`);
}
