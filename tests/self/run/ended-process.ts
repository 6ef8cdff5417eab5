import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended, with all that it printed. */
export interface EndedProcess {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process is started with. */
export interface ProcessStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called at each piece of standard output with all of it so far. */
  readonly onOutput?: (soFar: string, child: ChildProcess) => void;
  /** Milliseconds after which the process and its children are killed: a run that hangs is a finding, not a wait. */
  readonly boundMs?: number;
}

/** Runs a process in a group of its own and waits until it and everything that holds its output is gone. */
export async function runProcess({ command, args, cwd, env, onOutput, boundMs }: ProcessStart): Promise<EndedProcess> {
  const child = spawn(command, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      if (name === 'stdout') onOutput?.(printed.stdout, child);
    });
  }
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), boundMs ?? 90_000);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  return { code, signal, ...printed };
}

/** Sends a signal to a process and all its children, as a terminal does for Ctrl+C. */
export function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It ended in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
