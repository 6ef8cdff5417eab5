import type { SettingDefinition } from './definition.ts';
import { withoutSecrets } from './received-text.ts';
import type { SettingOrigin, SettingOrigins } from './setting-origins.ts';
import { settingDefinitions } from './setting-table.ts';
import type { Settings } from './settings.ts';

/** One line of the report block: a setting with a value, redacted where it is secret. */
export interface SettingDescription {
  readonly name: string;
  readonly value: string;
  readonly origin: SettingOrigin['source'];
  readonly where: string;
}

function valueText(definition: SettingDefinition<unknown>, settings: Settings): string | undefined {
  const value = definition.read(settings);
  return value === undefined ? undefined : definition.kind.format(value);
}

/** The settings of a run as a report may show them: one row for each setting that has a value, in the table's order. */
export function describeSettings(settings: Settings, origins: SettingOrigins): SettingDescription[] {
  const texts = settingDefinitions.flatMap((definition) => {
    const text = valueText(definition, settings);
    return text === undefined ? [] : [{ definition, text }];
  });
  const secrets = new Map(
    texts.filter(({ definition }) => definition.secret).map(({ definition, text }) => [definition.name, text]),
  );
  return texts.map(({ definition, text }) => ({
    name: definition.name,
    value: definition.secret ? `[secret ${definition.name}]` : withoutSecrets(text, secrets),
    origin: origins.get(definition.name)?.source ?? 'default',
    where: origins.get(definition.name)?.where ?? 'default',
  }));
}
