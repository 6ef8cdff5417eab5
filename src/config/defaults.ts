import type { SettingDefinition } from './definition.ts';

/** What a default may depend on. */
export interface DefaultContext {
  readonly isLocal: boolean;
  /** Whether the environment has the capability `bulk`. */
  readonly bulk: boolean;
}

function defaultText(definition: SettingDefinition<unknown>, context: DefaultContext): string | undefined {
  const { default: found } = definition;
  if (found === undefined || typeof found === 'string') return found;
  if (context.isLocal && found.local !== undefined) return found.local;
  if (context.bulk && found.bulk !== undefined) return found.bulk;
  return found.elsewhere;
}

/** The default value of a setting, or undefined when it has none there; throws when the table holds an unreadable one. */
export function defaultValue<Value>(definition: SettingDefinition<Value>, context: DefaultContext): Value | undefined {
  const text = defaultText(definition, context);
  if (text === undefined) return undefined;
  const parsed = definition.kind.parse(text);
  if ('value' in parsed) return parsed.value;
  throw new Error(`The default of ${definition.name} ${parsed.complaint}: ${text}`);
}
