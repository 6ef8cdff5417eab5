import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DriftFinding } from '../../../../src/drift/finding.ts';
import { type ContractOutcome, runContract } from '../../run/contract-process.ts';
import type { EndedProcess } from '../../run/ended-process.ts';
import { runTool } from '../../run/tool-process.ts';

/** A run with the folder that it left. */
export interface FinishedRun extends ContractOutcome {
  readonly folder: string;
}

/** What `npm run drift` said of a run. */
export interface DriftOutcome extends EndedProcess {
  readonly findings: readonly DriftFinding[];
}

/** Runs suites against the embedded environment. */
export async function runSuites(scratch: string, only: string, ...more: readonly string[]): Promise<FinishedRun> {
  const args = ['--env', 'local', '--no-confirm', '--only', only, ...more];
  const run = await runContract({ scratch: mkdtempSync(join(scratch, 'suites-')), args });
  const [id = ''] = readdirSync(run.reportDir);
  return { ...run, folder: join(run.reportDir, id) };
}

/** Runs `npm run drift` on a run. */
export async function driftOf(run: FinishedRun, ...args: readonly string[]): Promise<DriftOutcome> {
  const ended = await runTool('drift', { args: ['--run', run.folder, ...args] });
  const { findings } = JSON.parse(readFileSync(join(run.folder, 'drift.json'), 'utf8')) as { findings: DriftFinding[] };
  return { ...ended, findings };
}

/** Findings by class, without what nobody saw: a run of a few suites sees little. */
export function told({ findings }: DriftOutcome): string[] {
  return findings
    .filter((finding) => finding.class !== 'never seen')
    .map(({ class: name, code, changed }) => [name, code, ...(changed ? ['new'] : [])].join(' '))
    .sort();
}
