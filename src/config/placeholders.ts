import type { SettingDefinition } from './definition.ts';

/** Words that people write where a credential is to come. */
export const placeholderWords: readonly string[] = [
  'changeme',
  'change-me',
  'change_me',
  'placeholder',
  'your-api-key',
  'your_api_key',
  'your-api-secret',
  'your_api_secret',
  'your-key-id',
];

/** Tells whether a text stands where a value was to be written: in angle brackets, or refused by the setting itself. */
export function isPlaceholder(definition: SettingDefinition<unknown>, text: string): boolean {
  if (/^<.*>$/s.test(text)) return true;
  const lower = text.toLowerCase();
  return definition.refused?.some((word) => word.toLowerCase() === lower) ?? false;
}
