import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from '../run/project-copy.ts';

/**
 * A copy of the project whose only suite is the approve flow: a full run of it is short.
 * @param changes contents by path from the project's folder
 */
export function copyWithApproveOnly(scratch: string, changes: Readonly<Record<string, string>> = {}): string {
  const root = copyProject(scratch, changes);
  for (const folder of readdirSync(join(root, 'tests'))) {
    for (const file of readdirSync(join(root, 'tests', folder))) {
      if (/\.test\.ts$/.test(file) && file !== 'approve.test.ts') rmSync(join(root, 'tests', folder, file));
    }
  }
  return root;
}
