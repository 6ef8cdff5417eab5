import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../verdict/judge.ts';

/** How a run of the entry script ended. */
export interface EndedRun {
  /** Absent where nothing was judged. */
  readonly verdict?: Verdict;
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Where its evidence lies. */
  readonly folder: string;
  readonly durationMs: number;
}

/** Where runs find the project and leave their evidence, and how long one may take. */
export interface ProcessPlan {
  readonly root: string;
  readonly reportDir: string;
  /** Milliseconds after which a run that hangs is killed, with all its processes. */
  readonly boundMs: number;
}

/** What a run needs of the caller's variables: settings of an environment of theirs must not reach a run against the embedded one. */
const needed = ['PATH', 'HOME', 'TMPDIR', 'CI'];

/** Runs of `npm run contract` as processes of their own, which can be ended together. */
export class ContractProcesses {
  readonly #plan: ProcessPlan;
  readonly #alive = new Set<ChildProcess>();

  constructor(plan: ProcessPlan) {
    this.#plan = plan;
  }

  /**
   * Runs the suites once against the embedded environment.
   * @param runId names the run and its folder
   * @param args further options of `npm run contract`
   */
  async run(runId: string, args: readonly string[]): Promise<EndedRun> {
    const { root, reportDir, boundMs } = this.#plan;
    const started = performance.now();
    const folder = join(reportDir, runId);
    // The verdict of an earlier run must never be taken for the one of this.
    rmSync(folder, { recursive: true, force: true });
    const child = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', 'scripts/contract.ts', '--env', 'local', '--no-confirm'],
        ...['--run-id', runId, '--report-dir', reportDir, ...args],
      ],
      { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment() },
    );
    this.#alive.add(child);
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text;
      });
    }
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), boundMs);
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    this.#alive.delete(child);
    const file = join(folder, 'verdict.json');
    const verdict = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Verdict) : undefined;
    const durationMs = performance.now() - started;
    return { ...(verdict === undefined ? {} : { verdict }), code, ...printed, folder, durationMs };
  }

  /** Ends what runs, with every process that it started. */
  end(): void {
    for (const child of this.#alive) signalGroup(child, 'SIGTERM');
  }
}

function environment(): NodeJS.ProcessEnv {
  const inherited = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(inherited), NO_COLOR: '1' };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
