import { chooseEnvironment } from '../config/choose-environment.ts';
import { localEnvironment } from '../config/environment-name.ts';
import { type LoadedSettings, loadSettings, type SettingsRequest } from '../config/load-settings.ts';
import type { SettingProblem } from '../config/problem.ts';
import type { Secret } from '../config/secret.ts';
import { settingTable } from '../config/setting-table.ts';
import type { Credentials } from '../config/settings.ts';
import type { RunSettings } from '../http/session.ts';
import type { RegistrationProblem } from './registration-problem.ts';
import { type TenantIdentity, tenantSettings } from './tenant-settings.ts';

/** Settings that a key can be registered with. */
export interface RegistrationSettings {
  readonly settings: RunSettings;
  readonly notices: LoadedSettings['notices'];
  readonly credentials: Credentials & { signingKey: Secret };
}

/** Stands in for the id that is only now given; no request of a registration is signed. */
const idToCome = 'given-by-this-registration';

/**
 * Reads the settings for a registration: the id of the key may be missing or still a placeholder, and a new key takes
 * the place of the configured one. Refuses environments where no key is to be replaced.
 * @param newKey PEM text of a key that was just made
 */
export function registrationSettings(
  request: SettingsRequest,
  tenant: TenantIdentity,
  newKey?: string,
): RegistrationSettings | { problems: readonly SettingProblem[] } | { problem: RegistrationProblem } {
  const choice = chooseEnvironment(request.environmentName, request.env);
  if (!('problem' in choice) && choice.name === localEnvironment) return { problem: local };
  const { signingKey, signingKeyFile, signingKeyId } = tenantSettings[tenant];
  const plain = { ...request.env, [settingTable.signingKeyId.name]: idToCome };
  const asGiven = loadSettings({ ...request, env: plain, purpose: 'register-key' });
  // What is put in below would make a tenant that nobody configured look half configured.
  if ('settings' in asGiven && !asGiven.settings[tenant])
    return { problem: tenantAbsent(asGiven.settings.environment, tenant) };
  const env = {
    ...plain,
    [signingKeyId]: idToCome,
    ...(newKey === undefined ? {} : { [signingKey]: newKey, [signingKeyFile]: undefined }),
  };
  const loaded = loadSettings({ ...request, env, purpose: 'register-key' });
  if ('problems' in loaded) return loaded;
  const { settings, notices } = loaded;
  const { baseUrl } = settings;
  if (settings.readOnly) return { problem: readOnly(baseUrl?.hostname ?? settings.environment) };
  const { signingKey: key, ...credentials } = settings[tenant] ?? {};
  if (!baseUrl || !key || !('apiKey' in credentials) || !credentials.apiKey || !credentials.apiSecret)
    return { problem: tenantAbsent(settings.environment, tenant) };
  return { settings: { ...settings, baseUrl }, notices, credentials: { ...credentials, signingKey: key } };
}

const local: RegistrationProblem = {
  code: 'REGISTRATION_LOCAL',
  what: 'a local environment needs no registration: each run registers keys of its own',
  expected: 'the name of another environment',
  received: localEnvironment,
  next: `name it: ${settingTable.environment.flag} NAME`,
};

function readOnly(host: string): RegistrationProblem {
  return {
    code: 'REGISTRATION_READ_ONLY',
    what: 'the key of a production host is not replaced from here: only reads run there',
    expected: 'an environment that may be written to',
    received: host,
    next: `have its owner register the public key, then set ${settingTable.signingKeyId.name} by hand`,
  };
}

function tenantAbsent(environment: string, tenant: TenantIdentity): RegistrationProblem {
  const { apiKey, apiSecret } = tenantSettings[tenant];
  return {
    code: 'TENANT_ABSENT',
    what: `the settings of ${environment} have no credentials for the ${tenant} tenant`,
    expected: `${apiKey}, ${apiSecret} and a private key`,
    received: 'nothing',
    next: `set them in .env.${environment}, or leave out --tenant ${tenant}`,
  };
}
