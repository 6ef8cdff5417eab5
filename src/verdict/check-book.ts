import type { JudgedCheck, Offence } from './judged-check.ts';
import { type Outcome, stronger } from './outcome.ts';

/** One thing that speaks to a check. */
export interface Entry {
  readonly id: string;
  readonly requirement: string;
  readonly outcome: Outcome;
  readonly exchanges?: readonly string[];
  readonly offence?: Offence | undefined;
  readonly reason?: string | undefined;
}

/** All checks of a run, each with the strongest outcome of what spoke to it. */
export class CheckBook {
  readonly #checks = new Map<string, JudgedCheck>();

  /** Hears one entry. */
  add({ id, requirement, outcome, exchanges = [], offence, reason }: Entry): void {
    const before = this.#checks.get(id);
    const standing = before ? stronger(before.outcome, outcome) : outcome;
    // A reason explains an outcome; that of a weaker one would explain the wrong thing.
    const why = before && standing === before.outcome ? (before.reason ?? ownReason(before, outcome, reason)) : reason;
    this.#checks.set(id, {
      id,
      requirement,
      outcome: standing,
      exchanges: [...(before?.exchanges ?? []), ...exchanges],
      offences: [...(before?.offences ?? []), ...(offence ? [offence] : [])],
      ...(why === undefined ? {} : { reason: why }),
    });
  }

  /** Whether anything spoke to a check. */
  has(id: string): boolean {
    return this.#checks.has(id);
  }

  /** The checks by id. */
  sorted(): JudgedCheck[] {
    return [...this.#checks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function ownReason(before: JudgedCheck, outcome: Outcome, reason: string | undefined): string | undefined {
  return before.outcome === outcome ? reason : undefined;
}
