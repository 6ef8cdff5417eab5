import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Evidence, readEvidence } from '../evidence/read-evidence.ts';
import type { DriftRun } from './drift-answer.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { readSnapshot } from './snapshot/snapshot-file.ts';
import type { RunLabel } from './snapshot/take-snapshot.ts';

/** A run as drift reads it: what became of it, what it says of itself, and what it saw. */
export interface ReadDriftRun {
  readonly run: DriftRun;
  readonly label: RunLabel;
  readonly baseUrl: string;
  readonly evidence: Evidence;
}

interface Facts {
  readonly runId: string;
  readonly environment: string;
  readonly profile: string;
  readonly full: boolean;
  readonly baseUrl: string;
  readonly startedAt: string;
}

/** Reads a run from its folder, also one that was killed before it was judged; a sentence part says why it can't be read. */
export function readDriftRun(folder: string): ReadDriftRun | string {
  const facts = jsonIn<Partial<Facts>>(join(folder, 'facts.json'));
  if (!facts || typeof facts.environment !== 'string' || typeof facts.baseUrl !== 'string')
    return 'no facts.json that says which environment it ran against';
  const evidence = readEvidence(join(folder, 'journal'));
  if (!evidence.records.some(({ kind }) => kind === 'exchange')) return 'no exchange in its journals';
  const { environment, baseUrl, profile = '', full = false, runId: id = basename(folder), startedAt = '' } = facts;
  const verdict = jsonIn<{ word?: string; counts?: { violated?: number } }>(join(folder, 'verdict.json'));
  return {
    run: { id, environment, verdict: verdict?.word, violated: verdict?.counts?.violated ?? 0 },
    label: { environment, run: id, day: startedAt.slice(0, 10), profile, full },
    baseUrl,
    evidence,
  };
}

/** The snapshot in a file; undefined where there is no such file, a sentence part where it can't be relied on. */
export function snapshotIn(file: string): Snapshot | string | undefined {
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return readSnapshot(readFileSync(file, 'utf8'));
}

function jsonIn<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
