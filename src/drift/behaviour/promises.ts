import type { DriftContract } from './drift-contract.ts';
import { memberPointer, type SeenBodies } from './seen-bodies.ts';

/** Something that the contract promises, by a name that stays the same between runs: `status getCustomer 404`. */
export interface Promised {
  readonly key: string;
  readonly isSeen: boolean;
  /** The operations that could have shown it. */
  readonly operations: readonly string[];
  /** How many objects or values could have shown it; absent for what no body holds. */
  readonly chances?: number;
}

/** The first and the last day on which something was seen, YYYY-MM-DD, as all saved runs together know it. */
export interface SeenDays {
  readonly first: string;
  readonly last: string;
}

/** What a run saw of operations: the declared statuses of each, and the events that arrived. */
export interface SeenCalls {
  readonly statuses: ReadonlyMap<string, ReadonlySet<string>>;
  readonly events: ReadonlySet<string>;
}

/** Every promise of the contract that a run could have seen kept, and whether it did. */
export function promises({ operations, events }: DriftContract, calls: SeenCalls, bodies: SeenBodies): Promised[] {
  return [
    ...[...operations.values()].flatMap(({ name, answers }) => {
      const seen = calls.statuses.get(name);
      // What nobody called cannot have answered: one cause, one row.
      const statuses = seen === undefined ? [] : [...answers.keys()];
      return [
        { key: `operation ${name}`, isSeen: seen !== undefined, operations: [name] },
        ...statuses.map((status) => ({
          key: `status ${name} ${status}`,
          isSeen: seen?.has(status) === true,
          operations: [name],
        })),
      ];
    }),
    ...[...events.keys()].map((name) => ({ key: `event ${name}`, isSeen: calls.events.has(name), operations: [name] })),
    ...[...bodies.objects].flatMap(([home, { place, members, operations: showing, count }]) =>
      place.names.map((name) => ({
        key: `property ${memberPointer(home, name)}`,
        isSeen: members.has(name),
        operations: [...showing].sort(),
        chances: count,
      })),
    ),
    ...[...bodies.enumerations].flatMap(([pointer, { members, seen, operations: showing, count }]) =>
      members.map((member) => {
        const text = JSON.stringify(member);
        return {
          key: `value ${pointer} ${text}`,
          isSeen: seen.has(text),
          operations: [...showing].sort(),
          chances: count,
        };
      }),
    ),
  ];
}
