import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type SettingsDocument, settingsDocuments } from '../src/config/documents/settings-documents.ts';

const usage = `Writes .env.example and docs/environment.md from the table of settings.

  npm run settings-docs               write both files
  npm run settings-docs -- --check    exit 1 when one of them is stale
  npm run settings-docs -- --help     this text`;

function isStale({ path, text }: SettingsDocument): boolean {
  const file = resolve(path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
}

function check(): number {
  const stale = settingsDocuments().filter(isStale);
  for (const { path } of stale) console.error(`SETTINGS_DOCS_STALE  ${path} is not what the table of settings gives`);
  if (stale.length > 0) console.error('  next  npm run settings-docs');
  else console.log('The documents of the settings are up to date.');
  return stale.length > 0 ? 1 : 0;
}

function write(): number {
  for (const document of settingsDocuments()) {
    const changed = isStale(document);
    if (changed) {
      mkdirSync(dirname(resolve(document.path)), { recursive: true });
      writeFileSync(resolve(document.path), document.text);
    }
    console.log(`${changed ? 'written  ' : 'unchanged'}  ${document.path}`);
  }
  return 0;
}

function main(options: readonly string[]): number {
  if (options.length === 0) return write();
  if (options.length === 1 && options[0] === '--check') return check();
  if (options.length === 1 && options[0] === '--help') {
    console.log(usage);
    return 0;
  }
  console.error(`OPTION_UNKNOWN  settings-docs was given ${options.join(' ')}\n\n${usage}`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
