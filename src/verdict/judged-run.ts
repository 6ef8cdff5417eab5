import type { Verdict } from './judge.ts';

/** A run that was judged, as its verdict.json keeps it. */
export interface JudgedRun {
  readonly runId: string;
  readonly build: string | null;
  readonly profile: string;
  /** Whether all suites of the profile were to run. */
  readonly full: boolean;
  /** When it was judged: RFC 3339, our own clock. */
  readonly judgedAt: string;
  readonly verdict: Verdict;
}

/** The day of a run, YYYY-MM-DD. */
export function dayOf({ judgedAt }: Pick<JudgedRun, 'judgedAt'>): string {
  return judgedAt.slice(0, 10);
}
