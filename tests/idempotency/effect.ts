import { compareInstants, parseInstant } from '../../src/contract/instant.ts';

/** Everything that calls can change, as it is at one time. */
export interface Effect {
  /** How many things a list shows of those that the calls can create; absent where they create none. */
  readonly rows?: number;
  /** A text that is equal as long as nothing acted. */
  readonly facts: string;
  /** When each of the things changed last, in the order of `facts`; an instant can be written in several ways. */
  readonly changedAt: readonly string[];
}

/** Whether nothing acted between two looks. */
export function sameEffect(one: Effect, other: Effect): boolean {
  if (one.facts !== other.facts || one.changedAt.length !== other.changedAt.length) return false;
  return one.changedAt.every((text, index) => sameInstant(text, other.changedAt[index] ?? ''));
}

/** An effect for a message. */
export function effectText({ facts, changedAt }: Effect): string {
  return changedAt.length === 0 ? facts : `${facts} (changed ${changedAt.join(', ')})`;
}

function sameInstant(one: string, other: string): boolean {
  const [first, second] = [parseInstant(one), parseInstant(other)];
  // What is no instant is the schema's finding; that it became another text still tells that something acted.
  return first === undefined || second === undefined ? one === other : compareInstants(first, second) === 0;
}
