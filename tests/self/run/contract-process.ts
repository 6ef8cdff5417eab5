import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coverage } from '../../../src/coverage/coverage.ts';
import { type Evidence, readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { Verdict } from '../../../src/verdict/judge.ts';
import { type EndedProcess, runProcess } from './ended-process.ts';
import { processEnvironment } from './process-environment.ts';
import { projectRoot } from './project-root.ts';

/** How the entry script is started. */
export interface ContractStart {
  /** Existing folder in which the run gets a report folder of its own. */
  readonly scratch: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The project to run; this one unless a copy is named. */
  readonly root?: string;
  /** Whether npm starts it, as it does for a person; without it a test is quicker. */
  readonly byNpm?: boolean;
  readonly onOutput?: (soFar: string, child: ChildProcess) => void;
}

/** What `npm run contract` came to, as a person or a pipeline sees it. */
export interface ContractOutcome extends EndedProcess {
  readonly reportDir: string;
  /** verdict.json; undefined where the run was never judged, because nothing was sent. */
  readonly verdict: (Verdict & { readonly runId: string; readonly coverage: Coverage }) | undefined;
  readonly evidence: Evidence;
}

/** Runs the entry script as a process of its own and reads what it left behind. */
export async function runContract(start: ContractStart): Promise<ContractOutcome> {
  const root = start.root ?? projectRoot;
  const reportDir = mkdtempSync(join(start.scratch, 'run-'));
  const [command, ...first] = start.byNpm
    ? ['npm', 'run', '--silent', 'contract', '--']
    : [process.execPath, '--import', 'tsx', 'scripts/contract.ts'];
  const ended = await runProcess({
    command,
    args: [...first, '--report-dir', reportDir, ...(start.args ?? [])],
    cwd: root,
    env: processEnvironment(start.env),
    ...(start.onOutput ? { onOutput: start.onOutput } : {}),
  });
  const [run] = readdirSync(reportDir);
  const folder = join(reportDir, run ?? '');
  const file = join(folder, 'verdict.json');
  return {
    ...ended,
    reportDir,
    verdict: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined,
    evidence: readEvidence(join(folder, 'journal')),
  };
}

/** Everything the process printed, for assertions about what a person reads. */
export function printedBy({ stdout, stderr }: Pick<EndedProcess, 'stdout' | 'stderr'>): string {
  return `${stdout}\n${stderr}`;
}

/** The requirements with a check of this outcome, each once, by name. */
export function requirementsWith(
  { verdict }: Pick<ContractOutcome, 'verdict'>,
  outcome: Verdict['checks'][number]['outcome'],
): string[] {
  const ids = (verdict?.checks ?? [])
    .filter((check) => check.outcome === outcome)
    .map(({ requirement }) => requirement);
  return [...new Set(ids)].sort();
}
