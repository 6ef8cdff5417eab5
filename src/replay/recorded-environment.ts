import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from '../run/recorded-run.ts';
import { runFiles } from '../run/run-files.ts';
import type { RunProblem } from '../run/run-problem.ts';

/** How somebody may name an environment. */
export interface AskedEnvironment {
  /** The option `--env`. */
  readonly option: string | undefined;
  /** The variable CONTRACT_ENV. */
  readonly variable: string | undefined;
}

/** The environment that a run was for, as its verdict tells, or its facts where it was never judged. */
function recordedEnvironment(folder: string): string | undefined {
  const read = readRun(folder);
  if ('run' in read) return read.run.verdict.environment;
  try {
    const facts = JSON.parse(readFileSync(join(folder, runFiles.facts), 'utf8')) as { environment?: unknown } | null;
    return typeof facts?.environment === 'string' ? facts.environment : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The environment that an exchange of a run is sent to again: the one that it was recorded in and no other, because what
 * it asks for exists there alone, and its data has no business elsewhere.
 * @param folder folder of the run
 * @returns undefined where neither the run nor anybody else names one
 */
export function replayEnvironment(
  folder: string,
  { option, variable }: AskedEnvironment,
): { readonly environment: string | undefined } | { readonly problem: RunProblem } {
  const recorded = recordedEnvironment(folder);
  const named = variable?.trim() === '' ? undefined : variable?.trim();
  const asked = option ?? named;
  if (recorded === undefined || asked === undefined || asked === recorded) return { environment: recorded ?? asked };
  return {
    problem: {
      code: 'REPLAY_OTHER_ENVIRONMENT',
      what: 'an exchange is sent again only to the environment that it was recorded in',
      expected: recorded,
      received: asked,
      where: option === undefined ? 'variable CONTRACT_ENV' : 'option --env',
      next: `leave it out or name ${recorded}; for another environment run the suites there`,
    },
  };
}
