import type { SettingDefinition } from './definition.ts';
import { disposableSettings, primarySettings, secondSettings } from './table/credentials.ts';
import { environmentSettings } from './table/environment.ts';
import { healthSettings } from './table/health.ts';
import { networkSettings } from './table/network.ts';
import { runSettings, signatureSettings } from './table/run.ts';

/** All settings by the name under which the code knows them: the one source of parser, documentation and report. */
export const settingTable = {
  ...environmentSettings,
  ...primarySettings,
  ...secondSettings,
  ...disposableSettings,
  ...networkSettings,
  ...runSettings,
  ...signatureSettings,
  ...healthSettings,
} as const;

/** All settings in the order of the table. */
export const settingDefinitions: readonly SettingDefinition<unknown>[] = Object.values(settingTable);

const byName: ReadonlyMap<string, SettingDefinition<unknown>> = new Map(
  settingDefinitions.map((definition) => [definition.name, definition]),
);

/** The setting with the given variable name, if there is one. */
export function settingNamed(name: string): SettingDefinition<unknown> | undefined {
  return byName.get(name);
}
