import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SuiteFile } from './suite-files.ts';

/** Suites that share one realm, one for each process: to build and fill another costs more than most suites. */
export interface SuiteGroup {
  readonly suites: readonly SuiteFile[];
  /** Whether it waits until all other groups have ended. */
  readonly serial: boolean;
}

/** Deals suites out to groups, the serial ones to a last group of their own. */
export function groupSuites(suites: readonly SuiteFile[], processes: number): SuiteGroup[] {
  const together = suites.filter(({ serial }) => !serial);
  const serial = suites.filter((suite) => suite.serial);
  const count = Math.min(processes, together.length);
  // Neighbours by name resemble each other in what they cost, so they go to different groups.
  const groups = Array.from({ length: count }, (_, index) => ({
    suites: together.filter((_suite, position) => position % count === index),
    serial: false,
  }));
  return serial.length === 0 ? groups : [...groups, { suites: serial, serial: true }];
}

/** The files that Jest is given for a run: one module for each group. */
export interface GroupFiles {
  /** Stable, so that Jest's cache of transformed modules serves the next run too. */
  readonly folder: string;
  readonly paths: readonly string[];
  remove(): void;
}

/** Where the reporter says that a group has ended, in whatever way. */
export function endMark(groupPath: string): string {
  return `${groupPath}.ended`;
}

/**
 * Writes one module for each group, named in the order in which they run.
 * @param root the project's folder
 */
export function writeGroupFiles(root: string, groups: readonly SuiteGroup[]): GroupFiles {
  const cache = join(root, 'node_modules', '.cache', 'contract-suites');
  mkdirSync(cache, { recursive: true });
  const folder = realpathSync(cache);
  const own = mkdtempSync(join(folder, 'run-'));
  const loader = pathToFileURL(join(root, 'src', 'jest', 'load-suites.ts')).pathname;
  const digits = String(groups.length).length;
  const paths = groups.map((_, index) => join(own, `group-${String(index + 1).padStart(digits, '0')}.mjs`));
  for (const [index, { suites, serial }] of groups.entries()) {
    const share = {
      paths: suites.map(({ path }) => path),
      after: serial ? paths.filter((_, other) => other !== index).map(endMark) : [],
    };
    const text = `import { loadSuites } from ${JSON.stringify(loader)};\nawait loadSuites(${JSON.stringify(share)});\n`;
    writeFileSync(paths[index] ?? '', text);
  }
  return { folder, paths, remove: () => rmSync(own, { recursive: true, force: true }) };
}
