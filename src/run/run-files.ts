import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a run leaves in its folder beside its journals and reports. */
export const runFiles = { facts: 'facts.json', verdict: 'verdict.json', report: 'run.json' } as const;

/**
 * Begins the id of every run that is a nightly visit: a later night knows by it what earlier ones left behind, and nobody
 * takes a visit for the last run of the suites.
 */
export const visitorMark = 'health-';

/**
 * Writes a file of a run as a whole or not at all: a process that is killed leaves no half of it under its name.
 * @throws the error of the file system where it can't be written, on a full disk for example; nothing is left of it then
 */
export function writeRunFile(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `.${name}.unfinished`);
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, join(folder, name));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Writes files of a run one by one; one that fails does not keep the others from being written.
 * @param files name of each file with what makes its text
 * @returns why files could not be written, a sentence each
 */
export function writeRunFiles(
  folder: string,
  files: readonly (readonly [name: string, text: () => string])[],
): string[] {
  return files.flatMap(([name, text]) => {
    try {
      writeRunFile(folder, name, text());
      return [];
    } catch (error) {
      return [`${name} could not be written to ${folder}: ${(error as Error).message}`];
    }
  });
}
