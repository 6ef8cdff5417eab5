import { compareInstants, type Instant } from '../../src/contract/instant.ts';

/** What an event tells: a state, and when it began. */
export interface Told {
  readonly status: string;
  readonly at: Instant;
}

/**
 * The states that events tell, each later one at a later time; of those at the same time, which a coarse clock gives to
 * several, the order is one that fits where there is one. A state told twice in a row is another requirement's finding.
 */
export function statesInOrder(events: readonly Told[], fits: (states: readonly string[]) => boolean): string[] {
  const extend = (path: readonly string[], left: readonly Told[]): string[] | undefined => {
    if (left.length === 0) return [...path];
    const next = left.filter(({ at }) => left.every((other) => compareInstants(at, other.at) <= 0));
    for (const event of next) {
      const longer = event.status === path.at(-1) ? path : [...path, event.status];
      const rest = left.filter((other) => other !== event);
      const whole = fits(longer) ? extend(longer, rest) : undefined;
      if (whole !== undefined) return whole;
    }
    return undefined;
  };
  const byTime = [...events].sort((a, b) => compareInstants(a.at, b.at));
  return extend([], events) ?? byTime.map(({ status }) => status);
}
