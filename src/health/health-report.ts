import { median, percentile } from './baseline.ts';
import type { SkippedLine } from './history.ts';
import { type Incident, incidentsOf } from './incidents.ts';
import { graver } from './judge-sample.ts';
import type { HealthState, Night } from './night.ts';
import { timesOf } from './timed-parts.ts';

const dayMs = 86_400_000;
const shownNights = 90;

/** One date of the page, UTC; nulls where no run was. */
export interface NightCell {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly runs: number;
  /** The gravest of its runs. */
  readonly state: HealthState | null;
  readonly verdict: Night['verdict'] | null;
}

/** How long a part took over the shown nights, in milliseconds. */
export interface TimedPart {
  readonly part: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** One value a date on which it was measured, oldest first: the median of its runs. */
  readonly series: ReadonlyArray<{ readonly date: string; readonly ms: number }>;
}

/** An alert that somebody has not got yet. */
export interface Undelivered {
  readonly alert: string;
  readonly kind: string;
  readonly sink: string;
  readonly reason: string;
}

/** Everything that the status page says. */
export interface HealthReport {
  readonly environment: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** The last run; null before the first one. */
  readonly now: Night | null;
  /** When the present state began; null before the first run. */
  readonly since: string | null;
  /** 90 dates, oldest first, the last one today's. */
  readonly cells: readonly NightCell[];
  /** Share of the known dates among them on which onboarding worked each time, degraded or not; null without one. */
  readonly availability: number | null;
  /** How many of the dates are known: on the others nobody visited, or could look. */
  readonly knownDates: number;
  /** Share of the judged dates on which the contract held each time; null without one. */
  readonly holding: number | null;
  /** How many of the dates were judged. */
  readonly judgedDates: number;
  readonly operations: readonly TimedPart[];
  readonly transitions: readonly TimedPart[];
  /** Days since the history first saw the key that signed last; null without one. */
  readonly keyAgeDays: number | null;
  /** Latest first. */
  readonly incidents: readonly Incident[];
  readonly undelivered: readonly Undelivered[];
  readonly skipped: readonly SkippedLine[];
  readonly nights: number;
}

/** What a report is made from. */
export interface ReportParts {
  readonly environment: string;
  /** Oldest first. */
  readonly nights: readonly Night[];
  readonly skipped: readonly SkippedLine[];
  readonly undelivered: readonly Undelivered[];
  readonly nowMs: number;
}

/** Puts the history together as the status page tells it. */
export function healthReport({ environment, nights, skipped, undelivered, nowMs }: ReportParts): HealthReport {
  const dates = Array.from({ length: shownNights }, (_, index) => dateOf(nowMs - (shownNights - 1 - index) * dayMs));
  const byDate = grouped(nights, ({ at }) => at.slice(0, 10));
  const cells = dates.map((date) => cellOf(date, byDate.get(date) ?? []));
  const shown = nights.filter(({ at }) => dates.includes(at.slice(0, 10)));
  const now = nights.at(-1) ?? null;
  const timed = timedParts(shown);
  const known = cells.filter(({ state }) => state !== null && state !== 'unknown');
  const judged = cells.filter(({ verdict }) => verdict !== null && verdict !== 'undecided');
  return {
    environment,
    madeAt: new Date(nowMs).toISOString(),
    now,
    since: now && sinceWhen(nights, now.state),
    cells,
    availability: share(known, ({ state }) => state !== 'down'),
    knownDates: known.length,
    holding: share(judged, ({ verdict }) => verdict === 'holds'),
    judgedDates: judged.length,
    operations: timed.filter(({ part }) => part.startsWith('operation:')),
    transitions: timed.filter(({ part }) => part.startsWith('transition:')),
    keyAgeDays: keyAge(nights, now),
    incidents: incidentsOf(nights).reverse(),
    undelivered,
    skipped,
    nights: nights.length,
  };
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function grouped(nights: readonly Night[], key: (night: Night) => string): Map<string, Night[]> {
  const groups = new Map<string, Night[]>();
  for (const night of nights) groups.set(key(night), [...(groups.get(key(night)) ?? []), night]);
  return groups;
}

const verdictsByGravity: readonly Night['verdict'][] = ['violated', 'undecided', 'holds'];

function cellOf(date: string, nights: readonly Night[]): NightCell {
  if (nights.length === 0) return { date, runs: 0, state: null, verdict: null };
  const state = nights.map((night) => night.state).reduce(graver, 'ok');
  const verdict = verdictsByGravity.find((word) => nights.some((night) => night.verdict === word)) ?? null;
  return { date, runs: nights.length, state, verdict };
}

function share(cells: readonly NightCell[], good: (cell: NightCell) => boolean): number | null {
  return cells.length === 0 ? null : cells.filter(good).length / cells.length;
}

function sinceWhen(nights: readonly Night[], state: HealthState): string | null {
  // A night on which nobody could look ends no state but its own.
  const telling = state === 'unknown' ? nights : nights.filter((night) => night.state !== 'unknown');
  const before = telling.findLastIndex((night) => night.state !== state);
  return telling[before + 1]?.at ?? null;
}

function keyAge(nights: readonly Night[], now: Night | null): number | null {
  const keyId = now?.sample.keyId ?? null;
  if (now === null || keyId === null) return null;
  const first = nights.find(({ sample }) => sample.keyId === keyId) ?? now;
  return Math.floor((Date.parse(now.at) - Date.parse(first.at)) / dayMs);
}

function timedParts(nights: readonly Night[]): TimedPart[] {
  const byPart = new Map<string, Map<string, number[]>>();
  for (const { at, sample } of nights) {
    for (const [part, ms] of timesOf(sample)) {
      const dates = byPart.get(part) ?? new Map<string, number[]>();
      const date = at.slice(0, 10);
      byPart.set(part, dates.set(date, [...(dates.get(date) ?? []), ms]));
    }
  }
  return [...byPart].map(([part, dates]) => {
    const all = [...dates.values()].flat();
    const series = [...dates].map(([date, ms]) => ({ date, ms: median(ms) }));
    return { part, p50Ms: percentile(all, 0.5), p95Ms: percentile(all, 0.95), series };
  });
}
