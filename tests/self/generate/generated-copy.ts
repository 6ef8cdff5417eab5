import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '../../../src/generate/generate.ts';
import { writeFolder } from '../../../src/generate/generated-folder.ts';

/** The folder with src and node_modules, without a slash at its end. */
export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Path of a document about pets: nothing in it has anything to do with the API that this project tests. */
export const petsDocument = join(projectFolder, 'tests/self/generate/fixtures/pets.yaml');

/** A new folder in reports/, which git ignores and from which node_modules can be imported; the caller removes it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  mkdirSync(join(projectFolder, 'reports'), { recursive: true });
  const path = mkdtempSync(join(projectFolder, 'reports', 'generate-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Generates the document about pets into `folder`. */
export async function generatePets(folder: string): Promise<void> {
  writeFolder(folder, await generate(readFileSync(petsDocument, 'utf8'), 'pets.yaml', projectFolder));
}
