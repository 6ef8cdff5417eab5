import { type EnvFileEntry, parseEnvFile } from './env-file.ts';
import type { SettingProblem } from './problem.ts';
import { settingNamed } from './setting-table.ts';
import { readableByOthers, readTextFile } from './text-file.ts';

/** A settings file as read; without entries when there is none. */
export interface EnvFile {
  readonly name: string;
  /** Whether there is no such file. */
  readonly absent: boolean;
  readonly entries: readonly EnvFileEntry[];
  readonly problems: readonly SettingProblem[];
  readonly notices: readonly string[];
}

/** Reads the settings file at `path`, called `name` in messages; it is optional, so its absence is no problem. */
export function readEnvFile(path: string, name: string): EnvFile {
  const file = readTextFile(path);
  if (!('text' in file)) {
    const problem: SettingProblem = {
      code: 'SETTINGS_FILE_UNREADABLE',
      setting: name,
      what: `${name} ${file.reason}`,
      expected: 'a file that can be read, or no such file',
      received: file.reason,
      where: name,
      next: 'make it a readable file, or remove it',
    };
    return { name, absent: file.absent, entries: [], problems: file.absent ? [] : [problem], notices: [] };
  }
  const { entries, faults } = parseEnvFile(file.text);
  const holdsSecrets = entries.some((entry) => entry.value !== '' && settingNamed(entry.name)?.secret);
  const notice = holdsSecrets ? readableByOthers(name, file.mode) : undefined;
  return {
    name,
    absent: false,
    entries,
    problems: faults.map(({ line, reason }) => ({
      code: 'SETTINGS_FILE_LINE',
      setting: name,
      what: `line ${line} of ${name} ${reason}`,
      expected: 'NAME=value, each name once, values with # or spaces in quotes',
      received: 'a line that is not shown, since it may hold a secret',
      where: `${name}:${line}`,
      next: 'correct the line',
    })),
    notices: notice === undefined ? [] : [notice],
  };
}
