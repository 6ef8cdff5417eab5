import {
  type Baseline,
  comparableObservations,
  type KnownOffence,
  offendedChecks,
  unseenOffences,
} from './baseline.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Verdict } from './judge.ts';
import type { JudgedCheck, Offence } from './judged-check.ts';

/** An observation that is another than before. */
export interface ChangedObservation {
  readonly id: string;
  readonly before: string;
  readonly now: string;
}

/** How a run stands beside what was known before; the numbers count discrepancies by fingerprint. */
export interface Comparison {
  /** A sentence part: `baselines/staging.json of 2026-11-20` or `run 2026… of 2026-11-20`. */
  readonly name: string;
  readonly new: number;
  readonly still: number;
  readonly fixed: number;
  /** Known discrepancies that did not show, and whose checks this run did not decide: nobody knows whether they are fixed. */
  readonly unseen: number;
  /** What is fixed. */
  readonly gone: readonly KnownOffence[];
  /** What is still there. */
  readonly stays: readonly KnownOffence[];
  readonly observations: readonly ChangedObservation[];
}

/**
 * Compares a run with what was known before. Fixed is only what was looked at again and did not show; what was not
 * looked at is unseen.
 * @param name what it is compared with, as a sentence part
 */
export function compareRuns(verdict: Verdict, baseline: Baseline, name: string): Comparison {
  const now = offendedChecks(verdict.checks);
  const known = new Set(baseline.offences.map(({ fingerprint }) => fingerprint));
  const unseen = new Set(unseenOffences(baseline.offences, verdict.checks));
  const gone = baseline.offences.filter((one) => !now.has(one.fingerprint) && !unseen.has(one));
  const stays = baseline.offences.filter(({ fingerprint }) => now.has(fingerprint));
  const observations = new Map(Object.entries(comparableObservations(verdict.observations)));
  return {
    name,
    new: [...now.keys()].filter((fingerprint) => !known.has(fingerprint)).length,
    still: stays.length,
    fixed: gone.length,
    unseen: unseen.size,
    gone,
    stays,
    observations: Object.entries(baseline.observations).flatMap(([id, before]) => {
      const seen = observations.get(id);
      return seen === undefined || seen === before ? [] : [{ id, before, now: seen }];
    }),
  };
}

/** What was known of a discrepancy before; undefined where it is new. */
export function knownBefore(offence: Offence, requirement: string, comparison: Comparison): KnownOffence | undefined {
  const fingerprint = fingerprintOf(offence, requirement);
  return comparison.stays.find((known) => known.fingerprint === fingerprint);
}

/**
 * Where a check stands beside before: new as soon as one of its discrepancies is, still where all were known, fixed
 * where it had some and has none now; undefined where it is as it always was.
 */
export function noveltyOf(check: JudgedCheck, comparison: Comparison): 'new' | 'still' | 'fixed' | undefined {
  if (check.outcome === 'proved')
    return comparison.gone.some(({ checks }) => checks.includes(check.id)) ? 'fixed' : undefined;
  if (check.offences.length === 0) return undefined;
  const known = check.offences.every((offence) => knownBefore(offence, check.requirement, comparison));
  return known ? 'still' : 'new';
}
