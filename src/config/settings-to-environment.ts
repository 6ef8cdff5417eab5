import { settingDefinitions } from './setting-table.ts';
import type { Settings } from './settings.ts';

/**
 * All settings as variables for the environment of a child process, secrets revealed: for nothing else. Settings without a
 * value are empty texts, which count as not set and hide what the child would inherit; `loadSettings` gives equal settings.
 */
export function settingsToEnvironment(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    settingDefinitions.map((definition) => {
      const value = definition.read(settings);
      return [definition.name, value === undefined ? '' : definition.kind.format(value)];
    }),
  );
}
