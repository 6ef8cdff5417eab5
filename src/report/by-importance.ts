import { outcomes } from '../verdict/outcome.ts';
import type { ReportedCheck, ReportedOffence } from './run-report.ts';

/**
 * Checks for a reader who does not get to the end: the gravest outcome first; of one outcome what is new before what was
 * known, and what did not show again last; among equals one of each requirement before the others, so that hundreds of one
 * kind do not hide the only one of another. Otherwise they stay in their order.
 */
export function byImportance(checks: readonly ReportedCheck[]): ReportedCheck[] {
  const seen = new Set<string>();
  return sorted(checks, ({ outcome, novelty, confirmation, requirement }) => {
    const ranks = [-outcomes.indexOf(outcome), novelty === 'still' ? 1 : 0, confirmation === 'flaky' ? 1 : 0];
    const kind = [...ranks, requirement].join();
    const another = seen.has(kind) ? 1 : 0;
    seen.add(kind);
    return [...ranks, another];
  });
}

/** Offences of one check: what somebody accepted last, and what is new before what was known; otherwise in their order. */
export function offencesByImportance(offences: readonly ReportedOffence[]): ReportedOffence[] {
  return sorted(offences, ({ waived, novelty }) => [waived === undefined ? 0 : 1, novelty === 'still' ? 1 : 0]);
}

function sorted<T>(all: readonly T[], ranksOf: (one: T) => readonly number[]): T[] {
  return all
    .map((one) => ({ one, ranks: ranksOf(one) }))
    .sort((a, b) => a.ranks.map((rank, index) => rank - (b.ranks[index] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ one }) => one);
}
