import type { SettingDefinition } from './definition.ts';
import { settingDefinitions, settingTable } from './setting-table.ts';
import type { SettingValues } from './setting-values.ts';

/** Who said what a setting is, and where. */
export interface SettingOrigin {
  readonly source: 'default' | 'file' | 'variable' | 'flag';
  /** `default`, the option, the variable, or file and line. */
  readonly where: string;
}

/** Origins by the variable name of the setting. */
export type SettingOrigins = ReadonlyMap<string, SettingOrigin>;

const byDefault: SettingOrigin = { source: 'default', where: 'default' };

/** Where each setting came from; a key that was read from a file has the origin of the file's path. */
export function originsOf(values: SettingValues, environment: SettingOrigin): SettingOrigins {
  const keyFiles = new Map<SettingDefinition<unknown>, SettingDefinition<unknown>>([
    [settingTable.signingKey, settingTable.signingKeyFile],
    [settingTable.secondSigningKey, settingTable.secondSigningKeyFile],
  ]);
  const origin = (definition: SettingDefinition<unknown>): SettingOrigin => {
    if (definition === settingTable.environment) return environment;
    const keyFile = keyFiles.get(definition);
    const given = values.given(definition) ?? (keyFile && values.given(keyFile));
    return given === undefined ? byDefault : { source: given.source, where: given.where };
  };
  return new Map(settingDefinitions.map((definition) => [definition.name, origin(definition)]));
}
