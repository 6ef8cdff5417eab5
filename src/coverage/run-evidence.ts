import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, readEvidence } from '../evidence/read-evidence.ts';
import type { Circumstances } from './explain-holes.ts';

/** A run as it lies in its folder; circumstances are undefined where it left none that can be read. */
export interface RunEvidence {
  readonly evidence: Evidence;
  readonly circumstances: Circumstances | undefined;
}

/** The folder of the run in a report folder that was written to last; undefined where there is none. */
export function lastRun(reportDir: string): string | undefined {
  const runs = namesIn(reportDir).flatMap((name) => {
    const folder = join(reportDir, name);
    const changed = changedAt(join(folder, 'journal'));
    return changed === undefined ? [] : [{ folder, changed }];
  });
  return runs.sort((a, b) => b.changed - a.changed)[0]?.folder;
}

/** Reads a run again, also one that was killed before it was judged; undefined for a folder without journals. */
export function readRun(folder: string): RunEvidence | undefined {
  const journals = join(folder, 'journal');
  if (!namesIn(journals).some((name) => name.endsWith('.ndjson'))) return undefined;
  return { evidence: readEvidence(journals), circumstances: judged(folder) ?? unjudged(folder) };
}

/** What the run wrote down about itself when it was judged. */
function judged(folder: string): Circumstances | undefined {
  const verdict = jsonIn<{ coverage?: { circumstances?: Circumstances } }>(join(folder, 'verdict.json'));
  const circumstances = verdict?.coverage?.circumstances;
  const lists = [circumstances?.capabilities, circumstances?.components, circumstances?.algorithms];
  return lists.every((list) => Array.isArray(list)) ? circumstances : undefined;
}

/** What the run wrote down about itself before it sent anything. */
function unjudged(folder: string): Circumstances | undefined {
  const facts = jsonIn<{
    isLocal?: boolean;
    capabilities?: { offered?: string[] };
    signatures?: { components?: string[]; algorithms?: string[] };
  }>(join(folder, 'facts.json'));
  const { offered } = facts?.capabilities ?? {};
  const { components, algorithms } = facts?.signatures ?? {};
  if (!facts || !offered || !components || !algorithms) return undefined;
  const limitedBy = 'the run ended before it was judged';
  return { isLocal: facts.isLocal === true, capabilities: offered, components, algorithms, limitedBy };
}

function jsonIn<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function changedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
