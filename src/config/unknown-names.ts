import type { EnvFileEntry } from './env-file.ts';
import { nearestName } from './nearest-name.ts';
import type { SettingProblem } from './problem.ts';
import { settingDefinitions, settingNamed } from './setting-table.ts';

const ownPrefix = /^(?:OFFBLOCKS|CONTRACT)_/;

function unknown(name: string, where: string): SettingProblem {
  const meant = nearestName(
    name,
    settingDefinitions.map((definition) => definition.name),
  );
  return {
    code: 'SETTING_UNKNOWN',
    setting: name,
    what: meant === undefined ? `${name} is not a setting` : `${name} is not a setting; did you mean ${meant}?`,
    expected: 'a name that docs/environment.md lists',
    // A misspelt secret is a secret: the value of an unknown name is never shown.
    received: `${name}, value not shown`,
    where,
    next: meant === undefined ? `remove ${name}` : `rename it to ${meant}, or remove it`,
  };
}

function inFileOnly(entry: EnvFileEntry, where: string): SettingProblem[] {
  const definition = settingNamed(entry.name);
  if (definition === undefined) return [unknown(entry.name, where)];
  if (!definition.notInFile) return [];
  return [
    {
      code: 'SETTING_CONFLICT',
      setting: entry.name,
      what: `${entry.name} stands in a file, but it decides which file is read`,
      expected: `${entry.name} as a variable, or the option ${definition.flag ?? ''}`.trimEnd(),
      received: `a line in ${where}`,
      where,
      next: 'remove the line; the name of the file already says it',
    },
  ];
}

/** Finds misspelt names: variables with our prefixes that are no settings, and whatever else stands in the file. */
export function findUnknownNames(
  variables: Readonly<Record<string, string | undefined>>,
  entries: readonly EnvFileEntry[],
  fileName: string,
): SettingProblem[] {
  const names = Object.keys(variables).filter(
    (name) => ownPrefix.test(name) && (variables[name] ?? '') !== '' && settingNamed(name) === undefined,
  );
  return [
    ...names.map((name) => unknown(name, `variable ${name}`)),
    ...entries.flatMap((entry) => inFileOnly(entry, `${fileName}:${entry.line}`)),
  ];
}
