import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingsDocuments } from '../../../src/config/documents/settings-documents.ts';
import { workedExample } from '../../../src/config/documents/worked-example.ts';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { settingDefinitions } from '../../../src/config/setting-table.ts';
import { codesOf, inFolder, loaded, newKey, stagingKey } from './staging.ts';

const root = resolve(import.meta.dirname, '../../..');

function settingsDocs(cwd: string, ...options: string[]) {
  const tsx = import.meta.resolve('tsx');
  const script = join(root, 'scripts/settings-docs.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, script, ...options], {
    cwd,
    encoding: 'utf8',
    env: {},
  });
  return { status, stdout, stderr };
}

describe('the documents of the settings', () => {
  it.each(settingsDocuments().map(({ path, text }) => [path, text] as const))('include a fresh %s', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('name every setting', () => {
    for (const { text, path } of settingsDocuments()) {
      const documented = settingDefinitions.filter(({ notInFile }) => !(notInFile && path === '.env.example'));
      for (const { name } of documented) expect(text).toContain(name);
    }
  });

  it('include a template that, unchanged, is refused setting by setting', () => {
    const template = settingsDocuments().find(({ path }) => path === '.env.example')?.text ?? '';
    expect(codesOf({ environmentName: 'staging', files: { '.env.staging': template } })).toEqual([
      'SETTING_PLACEHOLDER OFFBLOCKS_BASE_URL',
      'SETTING_PLACEHOLDER OFFBLOCKS_API_KEY',
      'SETTING_PLACEHOLDER OFFBLOCKS_API_SECRET',
      'SETTING_PLACEHOLDER OFFBLOCKS_SIGNING_KEY_ID',
      'SETTING_MISSING OFFBLOCKS_SIGNING_KEY',
    ]);
  });

  it('include a worked example that is accepted as it stands', () => {
    inFolder({ '.env.staging': workedExample().replaceAll('keys/', '') }, (cwd) => {
      writeFileSync(join(cwd, 'staging.pem'), stagingKey, { mode: 0o600 });
      writeFileSync(join(cwd, 'staging-second.pem'), newKey('ed25519'), { mode: 0o600 });
      const result = loadSettings({ env: {}, environmentName: 'staging', cwd });
      expect(result).toMatchObject({ settings: { environment: 'staging', profile: 'flow' }, notices: [] });
    });
    expect(loaded({}).settings.isLocal).toBe(true);
  });
});

describe('npm run settings-docs', () => {
  it('writes the documents, and then finds them fresh', () => {
    inFolder({}, (cwd) => {
      expect(settingsDocs(cwd)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('written    .env.example'),
      });
      expect(settingsDocs(cwd, '--check')).toMatchObject({ status: 0, stderr: '' });
      for (const { path, text } of settingsDocuments()) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
    });
  });

  it('exits with 1 when a document is stale or absent, and names the command that mends it', () => {
    inFolder({ '.env.example': 'old' }, (cwd) => {
      const { status, stderr } = settingsDocs(cwd, '--check');
      expect(status).toBe(1);
      expect(stderr).toBe(
        [
          'SETTINGS_DOCS_STALE  .env.example is not what the table of settings gives',
          'SETTINGS_DOCS_STALE  docs/environment.md is not what the table of settings gives',
          '  next  npm run settings-docs',
          '',
        ].join('\n'),
      );
      expect(readFileSync(join(cwd, '.env.example'), 'utf8')).toBe('old');
    });
  });

  it('exits with 2 for an option that it does not know', () => {
    inFolder({}, (cwd) => {
      const { status, stderr } = settingsDocs(cwd, '--chek');
      expect(status).toBe(2);
      expect(stderr).toContain('OPTION_UNKNOWN  settings-docs was given --chek');
    });
  });
});
