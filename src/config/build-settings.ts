import { buildHealth } from './build-health.ts';
import type { Capability } from './capabilities.ts';
import { type DefaultContext, defaultValue } from './defaults.ts';
import type { SettingDefinition } from './definition.ts';
import { Secret } from './secret.ts';
import { settingTable } from './setting-table.ts';
import type { SettingValues } from './setting-values.ts';
import type { Credentials, Settings } from './settings.ts';

type CredentialSettings = {
  readonly key: SettingDefinition<string>;
  readonly secret: SettingDefinition<string>;
  readonly signingKey?: SettingDefinition<string>;
  readonly signingKeyId?: SettingDefinition<string>;
};

/** The same object without its undefined members, so that "absent" and "undefined" cannot be told apart by accident. */
function compact<Shape extends object>(shape: Shape): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  // Object.entries loses the type of the keys; filtering members changes none of them.
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]?: Exclude<Shape[Key], undefined>;
  };
}

function credentials(values: SettingValues, parts: CredentialSettings): Credentials | undefined {
  const key = values.get(parts.key);
  const secret = values.get(parts.secret);
  if (key === undefined || secret === undefined) return undefined;
  const pem = parts.signingKey && values.get(parts.signingKey);
  return {
    apiKey: new Secret(parts.key.name, key),
    apiSecret: new Secret(parts.secret.name, secret),
    ...compact({
      signingKey: pem === undefined || !parts.signingKey ? undefined : new Secret(parts.signingKey.name, pem),
      signingKeyId: parts.signingKeyId && values.get(parts.signingKeyId),
    }),
  };
}

/** Capabilities as given, or those that the embedded environment has, or none. */
export function capabilitiesOf(values: SettingValues): ReadonlySet<Capability> {
  const { capabilities } = settingTable;
  const context = { isLocal: values.isLocal, bulk: false };
  return values.get(capabilities) ?? defaultValue(capabilities, context) ?? new Set();
}

/** Puts checked values and defaults together; throws when the table has no default for a setting that always has a value. */
export function buildSettings(values: SettingValues, facts: { readOnly: boolean; newRunId: string }): Settings {
  const table = settingTable;
  const capabilities = capabilitiesOf(values);
  const context: DefaultContext = { isLocal: values.isLocal, bulk: capabilities.has('bulk') };
  const always = <Value>(definition: SettingDefinition<Value>): Value => {
    const value = values.get(definition) ?? defaultValue(definition, context);
    if (value === undefined) throw new Error(`The table of settings gives no default for ${definition.name}.`);
    return value;
  };
  const { signingKey, signingKeyId, secondSigningKey, secondSigningKeyId } = table;
  return {
    environment: values.environment,
    isLocal: values.isLocal,
    readOnly: facts.readOnly,
    capabilities,
    concurrency: always(table.concurrency),
    requestsPerSecond: always(table.requestsPerSecond),
    timeoutMs: always(table.timeoutMs),
    pollIntervalMs: always(table.pollIntervalMs),
    pollBoundMs: always(table.pollBoundMs),
    webhookBoundMs: always(table.webhookBoundMs),
    seed: always(table.seed),
    runId: values.get(table.runId) ?? facts.newRunId,
    reportDir: always(table.reportDir),
    profile: always(table.profile),
    chainId: always(table.chainId),
    coveredComponents: always(table.coveredComponents),
    signatureLabel: always(table.signatureLabel),
    signatureNonce: always(table.signatureNonce),
    digestAlgorithm: always(table.digestAlgorithm),
    challengeSignatureEncoding: always(table.challengeSignatureEncoding),
    health: buildHealth(values, always),
    ...compact({
      baseUrl: values.get(table.baseUrl),
      primary: credentials(values, { key: table.apiKey, secret: table.apiSecret, signingKey, signingKeyId }),
      second: credentials(values, {
        key: table.secondApiKey,
        secret: table.secondApiSecret,
        signingKey: secondSigningKey,
        signingKeyId: secondSigningKeyId,
      }),
      disposable: credentials(values, { key: table.disposableApiKey, secret: table.disposableApiSecret }),
      clockUrl: values.get(table.clockUrl),
      callbackUrl: values.get(table.callbackUrl),
      callbackPort: values.get(table.callbackPort),
      controlHost: values.get(table.controlHost),
      httpsProxy: values.get(table.httpsProxy),
      caFile: values.get(table.caFile),
      build: values.get(table.build),
      signatureExpiresSeconds: values.get(table.signatureExpiresSeconds),
    }),
  };
}
