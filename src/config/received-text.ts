import type { SettingDefinition } from './definition.ts';

const longest = 120;

/** Values of secrets as given, by the name of their setting. */
export type SecretTexts = ReadonlyMap<string, string>;

/** Replaces each secret value that found its way into a text, for example by being given for another setting. */
export function withoutSecrets(text: string, secrets: SecretTexts): string {
  // The longest first, so that a secret which holds another one goes as a whole.
  const ordered = [...secrets].sort(([, one], [, other]) => other.length - one.length);
  return ordered.reduce((rest, [name, value]) => rest.replaceAll(value, `[secret ${name}]`), text);
}

/** How a rejected value is shown: a secret by name and length only, anything else quoted, shortened, without passwords. */
export function receivedText(definition: SettingDefinition<unknown>, text: string, secrets: SecretTexts): string {
  if (definition.secret) return `[secret ${definition.name}], ${text.length} characters`;
  if (text.includes('PRIVATE KEY')) return `a private key, ${text.length} characters`;
  const safe = withoutSecrets(text, secrets).replace(/\/\/[^/?#]*@/g, '//[user]@');
  return JSON.stringify(safe.length > longest ? `${safe.slice(0, longest)}…` : safe);
}
