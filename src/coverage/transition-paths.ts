import type { StateMachine } from '../contract/state-machine.ts';

/** One declared way from a state to another. */
export type Transition = StateMachine['transitions'][number];

/** What is known of a change between two states that were seen one after the other. */
export interface Change {
  readonly from: string;
  readonly to: string;
  /** Operations on the entity that were accepted in between, each once. */
  readonly calls: readonly string[];
  /** Operations on the entity that were accepted at any time before the second state was seen. */
  readonly callsBefore: ReadonlySet<string>;
}

/**
 * The transitions that a change must have gone through, states that pass too quickly to be seen among them. Empty where the
 * evidence fits none of the documented ways, or several: then nobody knows.
 */
export function transitionsOf({ transitions }: StateMachine, change: Change): readonly Transition[] {
  const moving = change.calls.filter((call) => transitions.some(({ by }) => by === call));
  const possible = transitions.filter((transition) => isPossible(transitions, transition, change));
  const ways = waysFrom(possible, change.from, change.to, [change.from]).filter((way) =>
    moving.every((call) => way.some(({ by }) => by === call)),
  );
  const shortest = Math.min(...ways.map(({ length }) => length));
  const [only, another] = ways.filter(({ length }) => length === shortest);
  return only && !another ? only : [];
}

/** What an operation can do as well is put down to the environment only if nobody ever called that operation. */
function isPossible(all: readonly Transition[], { from, to, by }: Transition, { calls, callsBefore }: Change): boolean {
  if (by !== 'environment') return calls.includes(by);
  return !all.some((other) => other.from === from && other.to === to && callsBefore.has(other.by));
}

function waysFrom(
  possible: readonly Transition[],
  from: string,
  to: string,
  visited: readonly string[],
): Transition[][] {
  return possible
    .filter((transition) => transition.from === from && !visited.includes(transition.to))
    .flatMap((transition) =>
      transition.to === to
        ? [[transition]]
        : waysFrom(possible, transition.to, to, [...visited, transition.to]).map((rest) => [transition, ...rest]),
    );
}
