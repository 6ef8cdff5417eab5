import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.ts';

const copied = [
  'src',
  'scripts',
  'sandbox',
  'generated',
  'openapi.yaml',
  'requirements.yaml',
  'waivers.yaml',
  'coverage.yaml',
];
const settings = ['package.json', 'tsconfig.json', 'jest.config.ts'];
const suites = ['flows', 'operations', 'signatures', 'idempotency', 'states', 'webhooks'];

/**
 * Copies what a run needs into a folder of its own, with other contents for some files; node_modules is shared.
 * @param changes contents by path from the project's folder
 */
export function copyProject(scratch: string, changes: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(scratch, 'project-'));
  for (const name of [...copied, ...settings]) cpSync(join(projectRoot, name), join(root, name), { recursive: true });
  for (const name of suites) {
    const folder = join('tests', name);
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true, force: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(changes)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
