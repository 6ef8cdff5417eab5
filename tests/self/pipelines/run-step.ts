import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type EndedProcess, runProcess } from '../run/ended-process.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';

const scratch = scratchFolder();

/** What a step of a workflow says of itself. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A workflow or an action of this project, parsed. */
export function readWorkflow(path: string): unknown {
  return parse(readFileSync(join(projectRoot, path), 'utf8'));
}

/** The step of this name, which has a script. */
export function step(steps: readonly Step[], name: string): Step & { run: string } {
  const found = steps.find((one) => one.name === name);
  if (found?.run === undefined) throw new Error(`no step "${name}" with a script`);
  return { ...found, run: found.run };
}

/** Runs a step's script as the runner does, with the variables of the step filled in and those of its job. */
export async function runStep(
  { run, env = {} }: Step & { run: string },
  variables: Readonly<Record<string, string>>,
  cwd = projectRoot,
  ofJob: Readonly<Record<string, string>> = {},
): Promise<EndedProcess & { readonly output: string }> {
  const folder = mkdtempSync(join(scratch, 'step-'));
  const script = join(folder, 'step.sh');
  writeFileSync(script, run);
  const given = Object.keys(env).map((name) => [name, variables[name] ?? '']);
  const output = join(folder, 'output');
  const ended = await runProcess({
    command: 'bash',
    args: ['--noprofile', '--norc', '-eo', 'pipefail', script],
    cwd,
    env: {
      PATH: variables.PATH ?? process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NO_COLOR: '1',
      CI: 'true',
      GITHUB_OUTPUT: output,
      ...Object.fromEntries(given),
      ...ofJob,
    },
  });
  return { ...ended, output: existsSync(output) ? readFileSync(output, 'utf8') : '' };
}
