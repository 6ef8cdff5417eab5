/** What a check came to, weakest first: of several evaluations of one check the strongest stands. */
export const outcomes = [
  'not-applicable',
  'proved',
  'warned',
  'waived',
  'not-reached',
  'undecided',
  'suite-fault',
  'violated',
] as const;

/** One of the outcomes. */
export type Outcome = (typeof outcomes)[number];

/** The stronger of two outcomes. */
export function stronger(a: Outcome, b: Outcome): Outcome {
  return outcomes.indexOf(a) >= outcomes.indexOf(b) ? a : b;
}

/** What a run means, in the words of the exit-code table. */
export type VerdictWord = 'holds' | 'violated' | 'misconfigured' | 'undecided' | 'suite fault';

/** The exit code of each verdict. */
export const exitCodes: Readonly<Record<VerdictWord, number>> = {
  holds: 0,
  violated: 1,
  misconfigured: 2,
  undecided: 3,
  'suite fault': 4,
};

/** Precedence of verdicts when several apply: 1 > 4 > 2 > 3 > 0. */
export const precedence: readonly VerdictWord[] = ['violated', 'suite fault', 'misconfigured', 'undecided', 'holds'];
