import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { SettingDefinition } from '../definition.ts';
import { settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';
import { readableByOthers, readTextFile } from '../text-file.ts';

function readReferredFile(values: SettingValues, definition: SettingDefinition<string>, cwd: string) {
  const path = values.get(definition);
  if (path === undefined) return undefined;
  const file = readTextFile(resolve(cwd, path));
  if ('text' in file) return { path, ...file };
  values.reject(definition, {
    code: 'SETTING_FILE_UNREADABLE',
    what: `the file that ${definition.name} names ${file.reason}`,
    expected: 'a file that can be read',
    next: `correct the path; a relative one starts from ${cwd}`,
  });
  return undefined;
}

function readKeyFile(
  values: SettingValues,
  key: SettingDefinition<string>,
  keyFile: SettingDefinition<string>,
  cwd: string,
): void {
  if (values.has(key) && values.has(keyFile)) {
    values.reject(keyFile, {
      code: 'SETTING_CONFLICT',
      what: `${key.name} and ${keyFile.name} are both set`,
      expected: 'one of the two',
      received: `both: ${values.where(key)} and ${values.where(keyFile)}`,
      next: 'remove one of them',
    });
    return;
  }
  const file = readReferredFile(values, keyFile, cwd);
  if (file === undefined) return;
  const parsed = key.kind.parse(file.text);
  if ('complaint' in parsed) {
    values.reject(keyFile, {
      what: `the key in the file that ${keyFile.name} names ${parsed.complaint}`,
      expected: key.kind.expected,
      next: 'name the file of the private key whose public key is registered',
    });
    return;
  }
  values.set(key, parsed.value);
  const notice = readableByOthers(file.path, file.mode);
  if (notice !== undefined) values.notices.push(notice);
}

function checkCaFile(values: SettingValues, cwd: string): void {
  const { caFile } = settingTable;
  const file = readReferredFile(values, caFile, cwd);
  if (file === undefined) return;
  try {
    new X509Certificate(file.text);
  } catch {
    values.reject(caFile, {
      what: `the file that ${caFile.name} names holds no certificate that can be read`,
      expected: 'a PEM file that starts with a certificate',
      next: 'name the PEM file of the certificate authority',
    });
    return;
  }
  // Worker processes may start elsewhere, so the path is made absolute once.
  values.set(caFile, resolve(cwd, file.path));
}

/** Reads the files that settings refer to; paths are relative to `cwd`. */
export function readReferredFiles(values: SettingValues, cwd: string): void {
  readKeyFile(values, settingTable.signingKey, settingTable.signingKeyFile, cwd);
  readKeyFile(values, settingTable.secondSigningKey, settingTable.secondSigningKeyFile, cwd);
  checkCaFile(values, cwd);
}
