import type { SettingDefinition } from '../definition.ts';
import { localEnvironment } from '../environment-name.ts';
import { isLoopbackHost } from '../loopback.ts';
import { settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';

const vendorDomain = 'offblocks.xyz';

/** Tells whether a host looks like production: anything of the vendor's domain that does not say `sandbox`. */
export function looksLikeProduction(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return (name === vendorDomain || name.endsWith(`.${vendorDomain}`)) && !name.includes('sandbox');
}

/** Every address that a run may talk to. */
const addresses: readonly SettingDefinition<string | URL>[] = [
  settingTable.baseUrl,
  settingTable.clockUrl,
  settingTable.callbackUrl,
  settingTable.controlHost,
  settingTable.httpsProxy,
  settingTable.healthWebhookUrl,
  settingTable.healthSlackUrl,
  settingTable.healthGithubApiUrl,
];

/** `local` never leaves this machine. */
export function checkLocalAddresses(values: SettingValues): void {
  if (!values.isLocal) return;
  for (const definition of addresses) {
    const address = values.get<string | URL>(definition);
    if (address === undefined || isLoopbackHost(new URL(address).hostname)) continue;
    values.reject(definition, {
      code: 'LOCAL_NOT_LOOPBACK',
      what: `${definition.name} names another machine, but ${localEnvironment} means this machine`,
      expected: 'a loopback host: localhost, 127.0.0.1 or [::1]',
      next: `name your environment: ${settingTable.environment.flag} NAME`,
    });
  }
}

/** Whether production is meant; a production host that is not named twice, or named differently, is a problem. */
export function checkProductionHost(values: SettingValues): boolean {
  const { baseUrl, productionHost } = settingTable;
  const base = values.get(baseUrl);
  const named = values.get(productionHost);
  if (base === undefined) return false;
  if (named === base.hostname) return true;
  if (looksLikeProduction(base.hostname)) {
    values.reject(baseUrl, {
      code: 'PRODUCTION_REFUSED',
      what: `${base.hostname} looks like production, and nothing says that production is meant`,
      expected: 'a host of a test environment, such as api.sandbox.offblocks.xyz',
      next: `use the sandbox, or set ${productionHost.name}=${base.hostname}: then only reads run`,
    });
  } else if (named !== undefined) {
    values.reject(productionHost, {
      code: 'SETTING_CONFLICT',
      what: `${productionHost.name} is not the host of ${baseUrl.name}`,
      expected: base.hostname,
      next: `correct one of the two, or remove ${productionHost.name} where production is not meant`,
    });
  }
  return false;
}
