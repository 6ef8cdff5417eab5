import type { Capability } from '../capabilities.ts';
import type { SettingDefinition } from '../definition.ts';
import { isLoopbackHost } from '../loopback.ts';
import { settingTable } from '../setting-table.ts';
import type { SettingValues } from '../setting-values.ts';

/** The setting without which a capability cannot be used. */
const partners: readonly (readonly [Capability, SettingDefinition<unknown>])[] = [
  ['tenants', settingTable.secondApiKey],
  ['destructive', settingTable.disposableApiKey],
  ['webhooks', settingTable.callbackUrl],
  ['clock', settingTable.clockUrl],
];

function checkPartner(
  values: SettingValues,
  capabilities: ReadonlySet<Capability>,
  [capability, partner]: readonly [Capability, SettingDefinition<unknown>],
): void {
  const listed = capabilities.has(capability);
  // A local environment delivers to the loopback receiver of the run, whose address the run knows by itself.
  const needed = listed && !(values.isLocal && capability === 'webhooks');
  if (needed && !values.has(partner)) values.missing(partner, `the capability ${capability} needs it`);
  if (!listed && values.has(partner)) {
    values.notices.push(
      `${partner.name} is set but not used: ${settingTable.capabilities.name} does not list ${capability}`,
    );
  }
}

/** A callback on the loopback interface can be reached by an environment on this machine only. */
function checkCallback(values: SettingValues): void {
  const base = values.get(settingTable.baseUrl);
  const callback = values.get(settingTable.callbackUrl);
  if (base === undefined || callback === undefined) return;
  if (isLoopbackHost(base.hostname) || !isLoopbackHost(callback.hostname)) return;
  values.reject(settingTable.callbackUrl, {
    what: `${settingTable.callbackUrl.name} names this machine, which ${base.host} cannot reach by that name`,
    expected: 'a public https URL that leads to the callback port',
    next: `use the public URL, or remove webhooks from ${settingTable.capabilities.name}`,
  });
}

function checkReadOnly(values: SettingValues, capabilities: ReadonlySet<Capability>): void {
  // A second tenant can be read with; everything else that can be allowed changes something.
  const writing = [...capabilities].filter((capability) => capability !== 'tenants');
  if (writing.length === 0) return;
  values.reject(settingTable.capabilities, {
    code: 'SETTING_CONFLICT',
    what: `${settingTable.capabilities.name} allows ${writing.join(', ')} on production, where only reads run`,
    expected: 'nothing, or tenants',
    next: `remove ${writing.join(', ')}`,
  });
}

/** Checks that each capability has what it needs, and that production allows nothing that writes. */
export function checkCapabilities(
  values: SettingValues,
  capabilities: ReadonlySet<Capability>,
  readOnly: boolean,
): void {
  // Before the embedded environment runs, what it will announce is not there yet.
  if (values.isLocal && !values.has(settingTable.baseUrl)) return;
  for (const partner of partners) checkPartner(values, capabilities, partner);
  checkCallback(values);
  if (readOnly) checkReadOnly(values, capabilities);
}
