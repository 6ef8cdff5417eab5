import { readdirSync } from 'node:fs';
import { settingsFileName } from './environment-name.ts';
import { nearestName } from './nearest-name.ts';
import type { SettingProblem } from './problem.ts';
import { settingTable } from './setting-table.ts';

/**
 * An environment was named of which neither a file nor a variable says anything: mostly a slip of the pen.
 * @param choice its name, and who gave it
 * @param folder where its file would be
 */
export function unknownEnvironment(
  { name, where }: { readonly name: string; readonly where: string },
  folder: string,
): SettingProblem {
  const file = settingsFileName(name);
  const known = namesIn(folder);
  const near = nearestName(name, known);
  return {
    code: 'ENVIRONMENT_UNKNOWN',
    setting: settingTable.environment.name,
    what: `there is no ${file}, and no variable ${settingTable.baseUrl.name} says where environment "${name}" is`,
    expected: known.length === 0 ? `a file ${file}` : `local, or one of ${known.join(', ')}, which have a file`,
    received: name,
    where,
    next:
      near === undefined
        ? `cp .env.example ${file}, and fill in address, credentials and signing key`
        : `did you mean ${near}? Else: cp .env.example ${file}, and fill it in`,
  };
}

/** The environments that have a file in a folder. */
function namesIn(folder: string): string[] {
  const prefix = settingsFileName('');
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name !== settingsFileName('example') && name !== prefix)
      .map((name) => name.slice(prefix.length))
      .sort();
  } catch {
    return [];
  }
}
