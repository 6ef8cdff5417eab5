import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** A new folder for one test file's runs; it is removed when the file ends. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-self-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
