import type { ChildProcess } from 'node:child_process';
import { type EndedProcess, runProcess } from './ended-process.ts';
import { processEnvironment } from './process-environment.ts';
import { projectRoot } from './project-root.ts';

/** How a command of the project is started. */
export interface ToolStart {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The project to run it in; this one unless a copy is named. */
  readonly root?: string;
  readonly onOutput?: (soFar: string, child: ChildProcess) => void;
}

/** Runs `npm run <name>` without npm: the script as a process of its own, with the given variables alone. */
export function runTool(
  name: string,
  { args = [], env, root = projectRoot, onOutput }: ToolStart,
): Promise<EndedProcess> {
  return runProcess({
    command: process.execPath,
    args: ['--import', 'tsx', `scripts/${name}.ts`, ...args],
    cwd: root,
    env: processEnvironment(env),
    ...(onOutput ? { onOutput } : {}),
  });
}
