import type { Kind } from './kinds/kind.ts';
import type { Settings } from './settings.ts';

/** The groups of the documentation, in its order, with their headings. */
export const settingGroups = {
  environment: 'Which environment',
  credentials: 'Credentials and signing key',
  second: 'A second tenant',
  disposable: 'Disposable credentials',
  capabilities: 'What the environment allows',
  network: 'Network',
  pace: 'Pace and patience',
  run: 'The run',
  signature: 'What the documentation of the API leaves open',
  health: 'Nightly health and its alerts',
} as const;

/** Key of a group of settings. */
export type SettingGroup = keyof typeof settingGroups;

/** A default that depends on the environment; the first that fits counts: local, then bulk, then elsewhere. */
export interface DependentDefault {
  /** Where the environment is `local`. */
  readonly local?: string;
  /** Where the environment has the capability `bulk`. */
  readonly bulk?: string;
  readonly elsewhere?: string;
}

/** One setting: everything that parser, documentation, `.env.example` and report need to know about it. */
export interface SettingDefinition<Value> {
  /** Name of the variable, the same in the process environment and in the file. */
  readonly name: string;
  readonly group: SettingGroup;
  readonly kind: Kind<Value>;
  /** One sentence. */
  readonly meaning: string;
  /** Value in `.env.example`; in angle brackets where nobody could use it as it stands. */
  readonly sample: string;
  readonly default?: string | DependentDefault;
  /** Words for a default that is made anew for each run. */
  readonly generated?: string;
  /** Needed wherever the environment is not `local`. */
  readonly required?: true;
  readonly secret?: true;
  /** Option of the command line that says the same and wins. */
  readonly flag?: string;
  /** What is different for `local`, in a clause. */
  readonly local?: string;
  /** Values that somebody forgot to replace, compared without regard to case. */
  readonly refused?: readonly string[];
  /** True where the setting cannot come from the file, because it decides which file is read. */
  readonly notInFile?: true;
  /** Another setting that gives the same thing; only one of the two may be set. */
  readonly insteadOf?: string;
  /** The value that given settings hold; method syntax, so that definitions of all kinds fit in one list. */
  read(settings: Settings): Value | undefined;
}

/** Names the type of a definition by its kind. */
export function setting<Value>(definition: SettingDefinition<Value>): SettingDefinition<Value> {
  return definition;
}
