import { fingerprintOf, withoutVolatile } from './fingerprint.ts';
import { notReachedReason, violatedReason } from './judge.ts';
import type { JudgedCheck } from './judged-check.ts';
import { dayOf, type JudgedRun } from './judged-run.ts';

/** A discrepancy that was known before, without anything that another run would make up differently. */
export interface KnownOffence {
  readonly fingerprint: string;
  readonly requirement: string;
  readonly operation?: string;
  readonly message: string;
  /** Ids of the checks that showed it. */
  readonly checks: readonly string[];
  /** Day on which it was first known, YYYY-MM-DD. */
  readonly since: string;
}

/** What is known of an environment, to compare a run with; small, without secrets, meant to be committed. */
export interface Baseline {
  readonly schemaVersion: 1;
  readonly environment: string;
  /** Id of the run that it was taken from, and its day. */
  readonly run: string;
  readonly day: string;
  readonly build: string | null;
  readonly profile: string;
  /** How many checks the run evaluated. */
  readonly checks: number;
  /** Sorted by requirement, operation and fingerprint. */
  readonly offences: readonly KnownOffence[];
  readonly observations: Readonly<Record<string, string>>;
}

/** Observations that differ from run to run although nothing changed. */
const fleeting = new Set(['environment.clock-skew-seconds', 'webhook.retry-waits', 'wire.bytes-after-answer']);

/** Whether the offences of a check are discrepancies, accepted or not. */
function isOffended({ outcome }: JudgedCheck): boolean {
  return outcome === 'violated' || outcome === 'waived' || outcome === 'warned';
}

/** The observations of a run that can be compared: without fleeting ones, and without what each run makes up anew. */
export function comparableObservations(observations: Readonly<Record<string, string>>): Record<string, string> {
  const lasting = Object.entries(observations).filter(([id]) => !fleeting.has(id));
  return Object.fromEntries(
    lasting.map(([id, value]) => [id, withoutVolatile(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Each check with a discrepancy of a verdict, by the fingerprint of the discrepancy. */
export function offendedChecks(checks: readonly JudgedCheck[]): Map<string, JudgedCheck[]> {
  const byFingerprint = new Map<string, JudgedCheck[]>();
  for (const check of checks.filter(isOffended)) {
    for (const fingerprint of new Set(check.offences.map((offence) => fingerprintOf(offence, check.requirement))))
      byFingerprint.set(fingerprint, [...(byFingerprint.get(fingerprint) ?? []), check]);
  }
  return byFingerprint;
}

const decided = new Set(['proved', 'warned', 'waived', 'violated']);

/**
 * What was known, does not show now and may still be there, because not all of its checks were decided; what was looked at
 * again and does not show is fixed instead.
 */
export function unseenOffences(known: readonly KnownOffence[], checks: readonly JudgedCheck[]): KnownOffence[] {
  const now = offendedChecks(checks);
  const looked = new Set(checks.filter(({ outcome }) => decided.has(outcome)).map(({ id }) => id));
  return known.filter((one) => !now.has(one.fingerprint) && !one.checks.every((id) => looked.has(id)));
}

/**
 * What a run makes known.
 * @param earlier the baseline before: what it knew keeps the day on which it was first known, and stays known where the
 * run did not look at it
 */
export function baselineOf(run: JudgedRun, earlier?: Baseline): Baseline {
  const { runId, build, profile, verdict } = run;
  const day = dayOf(run);
  const since = new Map(earlier?.offences.map((known) => [known.fingerprint, known.since]));
  const offences = [...offendedChecks(verdict.checks)].flatMap(([fingerprint, checks]): KnownOffence[] => {
    const shown = checks.flatMap(({ requirement, offences: all }) =>
      all.filter((one) => fingerprintOf(one, requirement) === fingerprint).map((one) => ({ requirement, ...one })),
    );
    const [first] = shown;
    if (!first) return [];
    // Which exchange showed it first is up to how processes raced; the words must not be.
    const messages = shown.map(({ message }) => withoutVolatile(message.replaceAll(runId, '{run}'))).sort();
    return [
      {
        fingerprint,
        requirement: first.requirement,
        ...(first.operation === undefined ? {} : { operation: first.operation }),
        message: messages[0] ?? '',
        checks: checks.map(({ id }) => id).sort(),
        since: since.get(fingerprint) ?? day,
      },
    ];
  });
  const unseen = unseenOffences(earlier?.offences ?? [], verdict.checks);
  const orderOf = (known: KnownOffence): string =>
    [known.requirement, known.operation ?? '', known.fingerprint].join(' ');
  return {
    schemaVersion: 1,
    environment: verdict.environment,
    run: runId,
    day,
    build,
    profile,
    checks: verdict.checks.length,
    offences: [...offences, ...unseen].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    observations: comparableObservations(verdict.observations),
  };
}

/** Why a run is not fit to be a baseline, a sentence each; empty when it is: then it looked at all that it was to look at. */
export function unfitness({ full, verdict }: Pick<JudgedRun, 'full' | 'verdict'>): string[] {
  // What a violation kept from being reached is part of what is known; every other reason means that nobody looked.
  const harmless = new Set([violatedReason(verdict.counts), notReachedReason(verdict.counts)]);
  const hidden =
    verdict.word === 'violated' ? verdict.reasons.filter((reason) => !harmless.has(reason)) : verdict.reasons;
  return [...(full ? [] : ['only a part of the suites ran, as --only says']), ...hidden];
}
