import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseSecrets, type Variables } from './named-environment.ts';

/** How a script ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a script of the project as a process, with these variables alone; fails when it shows a secret of them. */
export async function runScript(script: string, options: readonly string[], variables: Variables): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...options], {
    env: { PATH, HOME, NO_COLOR: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (chunk) => {
    said.output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.errors += chunk;
  });
  const [code] = await once(child, 'close');
  refuseSecrets(variables, said.output + said.errors);
  return { code: typeof code === 'number' ? code : null, ...said };
}

/** A new folder for what a test leaves behind; the caller removes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'doctor-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
