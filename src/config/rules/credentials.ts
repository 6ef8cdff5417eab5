import type { SettingDefinition } from '../definition.ts';
import { settingDefinitions, settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';

/** What the settings are for: registering a key is the one thing that works without the key's id. */
export type SettingsPurpose = 'run' | 'register-key';

type AnySetting = SettingDefinition<unknown>;

const { apiKey, apiSecret, signingKey, signingKeyFile, signingKeyId } = settingTable;
const { secondApiKey, secondApiSecret, secondSigningKey, secondSigningKeyFile, secondSigningKeyId } = settingTable;
const { disposableApiKey, disposableApiSecret } = settingTable;

function requireKey(values: SettingValues, key: AnySetting, keyFile: AnySetting, reason: string): void {
  if (values.has(key) || values.has(keyFile)) return;
  values.reject(key, {
    code: 'SETTING_MISSING',
    what: `neither ${key.name} nor ${keyFile.name} is set, and ${reason}`,
    next: `set ${keyFile.name} to the path of the private key, as a variable or in ${values.fileName}`,
  });
}

function requireTogether(values: SettingValues, parts: readonly AnySetting[]): void {
  const present = parts.find((part) => values.has(part));
  if (present === undefined) return;
  for (const part of parts) {
    if (!values.has(part)) values.missing(part, `${present.name} needs it`);
  }
}

function requireElsewhere(values: SettingValues, purpose: SettingsPurpose): void {
  const reason = `environment "${values.environment}" needs it`;
  for (const definition of settingDefinitions) {
    const excused = definition === signingKeyId && purpose === 'register-key';
    if (definition.required && !excused && !values.has(definition)) values.missing(definition, reason);
  }
  requireKey(values, signingKey, signingKeyFile, reason);
}

function requireSecondTenant(values: SettingValues, purpose: SettingsPurpose): void {
  const parts = [secondApiKey, secondApiSecret, secondSigningKey, secondSigningKeyFile, secondSigningKeyId];
  const present = parts.find((part) => values.has(part));
  if (present === undefined) return;
  const reason = `a second tenant is complete or absent; ${present.name} is set`;
  const needed =
    purpose === 'register-key' ? [secondApiKey, secondApiSecret] : [secondApiKey, secondApiSecret, secondSigningKeyId];
  for (const part of needed) if (!values.has(part)) values.missing(part, reason);
  // The first key of one tenant is registered before the other's exists.
  if (purpose === 'run') requireKey(values, secondSigningKey, secondSigningKeyFile, reason);
}

/** Without a server of its own, a local run starts the embedded one, which knows no key that existed before. */
function refuseEarlyKeys(values: SettingValues): void {
  if (values.has(settingTable.baseUrl)) return;
  for (const key of [
    signingKey,
    signingKeyFile,
    signingKeyId,
    secondSigningKey,
    secondSigningKeyFile,
    secondSigningKeyId,
  ]) {
    if (!values.has(key)) continue;
    values.reject(key, {
      code: 'SETTING_CONFLICT',
      what: `${key.name} is set, but the embedded environment knows no key that existed before it`,
      expected: 'no signing key: the run registers keys of its own',
      next: `remove ${key.name}, or name another environment: ${settingTable.environment.flag} NAME`,
    });
  }
}

/** Locally the embedded environment gives the credentials, and the run its own keys: each of them whole or not at all. */
function requireLocalSets(values: SettingValues): void {
  requireTogether(values, [settingTable.baseUrl, apiKey, apiSecret]);
  requireTogether(values, [secondApiKey, secondApiSecret]);
  if (!values.has(settingTable.baseUrl)) return;
  for (const [key, keyFile, keyId] of [
    [signingKey, signingKeyFile, signingKeyId],
    [secondSigningKey, secondSigningKeyFile, secondSigningKeyId],
  ] as const) {
    const given = [key, keyFile].find((part) => values.has(part));
    if (given !== undefined && !values.has(keyId)) values.missing(keyId, `${given.name} needs it`);
    if (given === undefined && values.has(keyId)) requireKey(values, key, keyFile, `${keyId.name} needs it`);
  }
}

function refuseSame(
  values: SettingValues,
  definition: SettingDefinition<string>,
  others: SettingDefinition<string>[],
): void {
  const value = values.get(definition)?.toLowerCase();
  const same = others.find((other) => value !== undefined && values.get(other)?.toLowerCase() === value);
  if (same === undefined) return;
  values.reject(definition, {
    code: 'SETTING_CONFLICT',
    what: `${definition.name} is the same as ${same.name}`,
    expected: 'credentials that are used for nothing else',
    next: `use other credentials, or remove ${definition.name} and what belongs to it`,
  });
}

/** Checks that credentials are there where they are needed, complete, and different where they must differ. */
export function checkCredentials(values: SettingValues, purpose: SettingsPurpose): void {
  if (values.isLocal) {
    refuseEarlyKeys(values);
    requireLocalSets(values);
  } else {
    requireElsewhere(values, purpose);
    requireSecondTenant(values, purpose);
  }
  requireTogether(values, [disposableApiKey, disposableApiSecret]);
  refuseSame(values, secondApiKey, [apiKey]);
  refuseSame(values, disposableApiKey, [apiKey, secondApiKey]);
}
