import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { RegistrationProblem } from './registration-problem.ts';

/** A private key that was just written, until it is certain that it is wanted. */
export interface NewKeyFile {
  /** Takes the file away again; nobody knows its key yet. */
  remove(): void;
}

/**
 * Writes a private key to a new file that only its owner can read and write (mode 0600); a file that is there stays as
 * it is.
 * @param shown the path as the user wrote it, for messages
 */
export function writeNewKeyFile(
  path: string,
  pem: string,
  shown: string,
): NewKeyFile | { problem: RegistrationProblem } {
  try {
    // `wx` looks and creates in one go: a file that appears in between is not overwritten either.
    const descriptor = openSync(path, 'wx', 0o600);
    try {
      writeSync(descriptor, pem);
    } finally {
      closeSync(descriptor);
    }
    return { remove: () => rmSync(path, { force: true }) };
  } catch (error) {
    return { problem: problemOf(error as NodeJS.ErrnoException, shown) };
  }
}

function problemOf({ code = 'an unknown error' }: NodeJS.ErrnoException, shown: string): RegistrationProblem {
  if (code === 'EEXIST') {
    return {
      code: 'KEY_FILE_EXISTS',
      what: 'a private key is never overwritten',
      expected: 'the path of a file that does not exist yet',
      received: shown,
      next: 'give another path after --new, or register the key in that file without --new',
    };
  }
  return {
    code: 'KEY_FILE_UNWRITABLE',
    what: 'the file of the new private key cannot be written',
    expected: 'a path in a folder that exists and can be written to',
    received: `${shown} (${code})`,
    next:
      code === 'ENOENT' ? 'create the folder first, or give another path after --new' : 'give another path after --new',
  };
}
