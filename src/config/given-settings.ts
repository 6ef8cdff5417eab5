import type { SettingDefinition } from './definition.ts';
import type { EnvFileEntry } from './env-file.ts';
import { settingDefinitions } from './setting-table.ts';

/** A value as somebody wrote it, and where. */
export interface GivenSetting {
  readonly text: string;
  readonly source: 'flag' | 'variable' | 'file';
  /** The option, `variable NAME`, or file and line. */
  readonly where: string;
}

/** Values by setting: options of the command line win over variables, variables over the file. */
export type GivenSettings = ReadonlyMap<SettingDefinition<unknown>, GivenSetting>;

/** Where values may come from. */
export interface SettingSources {
  /** Values of command-line options by setting. */
  readonly flags: ReadonlyMap<SettingDefinition<unknown>, string>;
  /** Variables; an empty one counts as not set. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly fileName: string;
  /** Entries of the file; an empty value counts as not set. */
  readonly entries: readonly EnvFileEntry[];
}

function fromVariable(definition: SettingDefinition<unknown>, sources: SettingSources): GivenSetting | undefined {
  const text = sources.variables[definition.name];
  if (text === undefined || text.trim() === '') return undefined;
  return { text, source: 'variable', where: `variable ${definition.name}` };
}

function fromFile(definition: SettingDefinition<unknown>, sources: SettingSources): GivenSetting | undefined {
  const entry = sources.entries.find(({ name }) => name === definition.name);
  // A variable that gives the same thing by another name wins over the file like one of the same name.
  const replaced = definition.insteadOf !== undefined && (sources.variables[definition.insteadOf] ?? '').trim() !== '';
  if (entry === undefined || entry.value.trim() === '' || definition.notInFile || replaced) return undefined;
  return { text: entry.value, source: 'file', where: `${sources.fileName}:${entry.line}` };
}

/** Finds for each setting the value that counts; settings that nobody gave are absent. */
export function collectGiven(sources: SettingSources): GivenSettings {
  const given = new Map<SettingDefinition<unknown>, GivenSetting>();
  for (const definition of settingDefinitions) {
    const flagText = sources.flags.get(definition);
    const found =
      flagText === undefined
        ? (fromVariable(definition, sources) ?? fromFile(definition, sources))
        : { text: flagText, source: 'flag' as const, where: `option ${definition.flag ?? definition.name}` };
    if (found !== undefined) given.set(definition, found);
  }
  return given;
}
