import { join } from 'node:path';
import { type Baseline, baselineOf, unfitness } from '../verdict/baseline.ts';
import { baselinePath, readBaseline } from '../verdict/baseline-file.ts';
import { dayOf } from '../verdict/judged-run.ts';
import { findRunFolder, readRun } from './recorded-run.ts';
import type { RunProblem } from './run-problem.ts';

/** What a run is compared with, and what it is called: `baselines/staging.json of 2026-11-20`. */
export interface KnownState {
  readonly baseline: Baseline;
  readonly name: string;
}

/** Which state is meant. */
export interface KnownStateRequest {
  /** The project's folder. */
  readonly root: string;
  /** Folder that holds the runs. */
  readonly reportDir: string;
  readonly environment: string;
  readonly profile: string;
  /** Id or folder of an earlier run; without it the environment's baseline is meant. */
  readonly against?: string | undefined;
}

/** Reads what was known before: an earlier run, or the environment's baseline; `known` is absent where there is none. */
export function readKnownState(
  request: KnownStateRequest,
): { readonly known?: KnownState } | { readonly problem: RunProblem } {
  const { root, reportDir, environment, profile, against } = request;
  if (against !== undefined) {
    const found = findRunFolder(reportDir, against, root);
    if ('problem' in found) return found;
    const read = readRun(found.folder);
    if ('problem' in read) return read;
    const { run } = read;
    const named = [environment === run.verdict.environment ? '' : `environment ${run.verdict.environment}`];
    if (!run.full) named.push('a part of the suites');
    else if (unfitness(run).length > 0) named.push('it left checks undecided');
    return { known: called(`run ${run.runId} of ${dayOf(run)}`, baselineOf(run), profile, named) };
  }
  const path = baselinePath(environment);
  const { baseline, problem } = readBaseline(join(root, path), environment);
  if (problem) {
    const { code, where, expected, received, next = 'restore the file' } = problem;
    const what = 'the baseline of this environment cannot be relied on';
    return { problem: { code, what, expected, received, where, next } };
  }
  return baseline ? { known: called(`${path} of ${baseline.day}`, baseline, profile, []) } : {};
}

/** What is named beside the source says why numbers may differ although nothing changed. */
function called(source: string, baseline: Baseline, profile: string, about: readonly string[]): KnownState {
  const notes = [...about, baseline.profile === profile ? '' : `profile ${baseline.profile}`].filter(Boolean);
  return { baseline, name: notes.length === 0 ? source : `${source} (${notes.join(', ')})` };
}
