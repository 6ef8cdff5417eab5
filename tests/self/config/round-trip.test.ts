import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alertSecrets } from '../../../src/config/alert-secrets.ts';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { settingDefinitions } from '../../../src/config/setting-table.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { settingsToEnvironment } from '../../../src/config/settings-to-environment.ts';
import { rightVariables } from './arbitrary-variables.ts';
import { announced, inFolder, loaded, newKey, staging, stagingKey } from './staging.ts';

/** The settings with their secrets revealed, which a comparison of the objects alone would not see. */
function revealed(settings: Settings): unknown {
  const pairs = [settings.primary, settings.second, settings.disposable];
  return {
    ...settings,
    alertSecrets: alertSecrets(settings).map((secret) => secret.reveal()),
    secrets: pairs.map((pair) => [pair?.apiKey.reveal(), pair?.apiSecret.reveal(), pair?.signingKey?.reveal()]),
  };
}

describe('settings handed to a child process as variables', () => {
  it('are equal settings there, whatever they are', () => {
    fc.assert(
      fc.property(rightVariables, (env) => {
        const { settings } = loaded({ env });
        const child = loaded({ env: settingsToEnvironment(settings) });
        expect(revealed(child.settings)).toEqual(revealed(settings));
        expect(settingsToEnvironment(child.settings)).toEqual(settingsToEnvironment(settings));
      }),
      { numRuns: 60 },
    );
  });

  it('name every setting, so that nothing is inherited by accident', () => {
    const variables = settingsToEnvironment(loaded({ env: staging }).settings);
    expect(Object.keys(variables).sort()).toEqual(settingDefinitions.map(({ name }) => name).sort());
    expect(variables.OFFBLOCKS_SIGNING_KEY_FILE).toBe('');
  });

  it('win over the file and the variables that the child finds as well', () => {
    const { OFFBLOCKS_SIGNING_KEY: _, ...unsigned } = staging;
    const inherited = { ...unsigned, CI: 'true', OFFBLOCKS_SIGNING_KEY_FILE: 'key.pem', CONTRACT_SEED: 'inherited' };
    const file = 'CONTRACT_BUILD=7\nOFFBLOCKS_SECOND_SIGNING_KEY_FILE=key.pem\nOFFBLOCKS_CONCURRENCY=9\n';
    const second = {
      OFFBLOCKS_SECOND_API_KEY: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
      OFFBLOCKS_SECOND_API_SECRET: 'canary-of-the-second-secret',
      OFFBLOCKS_SECOND_SIGNING_KEY_ID: 'second-key',
    };
    inFolder({ 'key.pem': newKey('ed25519'), '.env.staging': file }, (cwd) => {
      const parent = loadSettings({ env: { ...inherited, ...second }, cwd, overrides: { seed: 'option' } });
      if ('problems' in parent) throw new Error(JSON.stringify(parent.problems));
      const child = loadSettings({ env: { ...inherited, ...second, ...settingsToEnvironment(parent.settings) }, cwd });
      if ('problems' in child) throw new Error(JSON.stringify(child.problems));
      expect(revealed(child.settings)).toEqual(revealed(parent.settings));
      expect(child.settings).toMatchObject({ seed: 'option', build: '7', concurrency: 9 });
    });
  });

  it('are equal settings for the local environment, with the keys that the run registered', () => {
    const keys = { OFFBLOCKS_SIGNING_KEY: stagingKey, OFFBLOCKS_SIGNING_KEY_ID: 'key-1' };
    const env = { CI: '1', CONTRACT_ENV: 'local', ...announced, ...keys };
    const { settings } = loaded({ env });
    expect(revealed(loaded({ env: settingsToEnvironment(settings) }).settings)).toEqual(revealed(settings));
    const early = loaded({}).settings;
    expect(revealed(loaded({ env: settingsToEnvironment(early) }).settings)).toEqual(revealed(early));
  });

  it('are equal settings for production', () => {
    const production = {
      ...staging,
      OFFBLOCKS_BASE_URL: 'https://api.offblocks.xyz/v1',
      OFFBLOCKS_PRODUCTION_HOST: 'api.offblocks.xyz',
    };
    const { settings } = loaded({ env: production });
    expect(loaded({ env: settingsToEnvironment(settings) }).settings).toMatchObject({ readOnly: true });
  });
});
