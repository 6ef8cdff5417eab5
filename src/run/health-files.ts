import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What lies in the folder of an environment's nights. */
export const healthFiles = {
  history: 'history.jsonl',
  ledger: 'alerts.jsonl',
  page: 'health.html',
  json: 'health.json',
  issues: 'issues.json',
} as const;

/** The folder of an environment's nights. */
export function healthFolder(directory: string, environment: string): string {
  return join(directory, environment);
}

/** The folder of nights can't be used: nothing was sent, because nothing of it could be kept. */
export class UnusableHealthFolder extends Error {
  override readonly name = 'UnusableHealthFolder';
}

/**
 * Looks whether history and ledger can be read and added to, before a night is spent that could not be kept.
 * @param reading whether they are only read, as in a dry run
 * @throws UnusableHealthFolder
 */
export function checkHealthFolder(folder: string, reading: boolean): void {
  try {
    if (!reading) mkdirSync(folder, { recursive: true });
    const wanted = constants.R_OK | (reading ? 0 : constants.W_OK);
    if (existsSync(folder)) accessSync(folder, wanted);
    for (const name of [healthFiles.history, healthFiles.ledger]) {
      const file = join(folder, name);
      readLines(file);
      if (existsSync(file)) accessSync(file, wanted);
    }
  } catch (error) {
    throw new UnusableHealthFolder(
      `HEALTH_FOLDER_UNUSABLE  the history of nights can't be ${reading ? 'read' : 'read and added to'}\n  expected  a folder of this user in CONTRACT_HEALTH_DIR or --health-dir\n  received  ${(error as Error).message}`,
    );
  }
}

/** The text of an append-only file; empty before the first line. */
export function readLines(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Appends a line in one write, so that two writers lose nothing; what a crash left of a line before it is ended first and
 * costs itself alone.
 * @throws the error of the file system where it can't be written
 */
export function appendLine(folder: string, name: string, line: string): void {
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(join(folder, name), 'a+', 0o644);
  try {
    const bytes = Buffer.from(`${endsTorn(descriptor) ? '\n' : ''}${line}\n`);
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } finally {
    closeSync(descriptor);
  }
}

function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}
