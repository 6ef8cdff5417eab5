import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../config/settings.ts';

/** A test file of the product, by its path below `tests/`. */
export interface SuiteFile {
  /** For example `flows/approve`. */
  readonly name: string;
  readonly path: string;
  /** Runs after the parallel ones and alone: it moves the clock or changes credentials. */
  readonly serial: boolean;
}

/** Folders of suites, each with the profile from which on it runs. */
const folders: ReadonlyArray<readonly [folder: string, from: Profile]> = [
  ['flows', 'flow'],
  ['operations', 'gate'],
  ['signatures', 'gate'],
  ['idempotency', 'gate'],
  ['states', 'gate'],
  ['webhooks', 'gate'],
];

const profiles: readonly Profile[] = ['flow', 'gate', 'deep'];

/** Suites of any folder that only the deepest profile runs, by the name of their file. */
const onlyDeep = /\/deep(-|$)/;

/**
 * The suites of a profile, narrowed to those whose name contains one of the texts of `only`, where there are any.
 * @param root the project's folder
 */
export function suiteFiles(root: string, profile: Profile, only: readonly string[] = []): SuiteFile[] {
  const wanted = folders.filter(([, from]) => profiles.indexOf(from) <= profiles.indexOf(profile));
  return wanted
    .flatMap(([folder]) => filesOf(root, folder))
    .filter(({ name }) => profile === 'deep' || !onlyDeep.test(name))
    .filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function filesOf(root: string, folder: string): SuiteFile[] {
  const directory = join(root, 'tests', folder);
  let entries: string[];
  try {
    entries = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.endsWith('.test.ts'))
    .map((entry) => ({
      name: `${folder}/${entry.replace(/(\.serial)?\.test\.ts$/, '')}`,
      path: join(directory, entry),
      serial: entry.endsWith('.serial.test.ts'),
    }));
}
