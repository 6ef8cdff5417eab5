import type { Outcome } from './outcome.ts';

/** One discrepancy as a report shows it. */
export interface Offence {
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** The exchange that shows it. */
  readonly exchange: string;
  readonly operation?: string;
  readonly where?: string;
  readonly pointer?: string;
  /** Line in openapi.yaml. */
  readonly line?: number;
  readonly hint?: string;
  /** Why this one is accepted although the check has others that are not. */
  readonly waived?: string;
}

/** A check with the outcome that stands after everything that spoke to it was heard. */
export interface JudgedCheck {
  readonly id: string;
  readonly requirement: string;
  readonly outcome: Outcome;
  readonly exchanges: readonly string[];
  readonly offences: readonly Offence[];
  /** Why it is not applicable, not reached, undecided, waived or the suite's fault. */
  readonly reason?: string;
}
