import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { readEvidence } from '../../../src/evidence/read-evidence.ts';
import { printedBy } from '../run/contract-process.ts';
import { runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';

// A run of its own by plain Jest.
jest.setTimeout(60_000);

const scratch = scratchFolder();

function plainJest(...args: string[]) {
  return runProcess({
    command: join(projectRoot, 'node_modules', '.bin', 'jest'),
    args,
    cwd: projectRoot,
    // What .npmrc gives to `npx jest`.
    env: processEnvironment({ CONTRACT_REPORT_DIR: scratch, NODE_OPTIONS: '--experimental-vm-modules' }),
  });
}

describe('one suite by plain Jest', () => {
  it('runs against an embedded environment of its own, and leaves its evidence where it says', async () => {
    const ended = await plainJest('tests/flows/approve.test.ts');
    expect([ended.code, printedBy(ended)]).toEqual([0, expect.stringMatching(/Tests: +\d+ passed, \d+ total/)]);
    const journal = /^evidence {2}(.*)$/m.exec(printedBy(ended))?.[1] ?? '';
    expect(existsSync(journal)).toBe(true);
    const { records, unreadable } = readEvidence(journal);
    expect(unreadable).toEqual([]);
    const proved = records.flatMap((record) =>
      record.kind === 'check' && record.outcome === 'proved' ? [record.requirement] : [],
    );
    expect(proved).toContain('customer.becomes-active');
    expect(readdirSync(scratch)).toHaveLength(1);
  });
});
