import type { DriftFinding } from '../finding.ts';
import { reach, type ToldDrift, told } from '../told-drift.ts';
import type { DriftContract } from './drift-contract.ts';
import { schemaTitle } from './schema-place.ts';
import { memberPointer, type SeenBodies } from './seen-bodies.ts';

/** Something that the contract promises, by a name that stays the same between runs: `status getCustomer 404`. */
export interface Promised {
  readonly key: string;
  readonly isSeen: boolean;
}

/** The names of what was seen of a run's promises. */
export const promiseKeys = {
  operation: (name: string) => `operation ${name}`,
  event: (name: string) => `event ${name}`,
  status: (operation: string, status: string) => `status ${operation} ${status}`,
  property: (home: string, name: string) => `property ${memberPointer(home, name)}`,
  value: (pointer: string, text: string) => `value ${pointer} ${text}`,
};

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
      const own = { key: promiseKeys.operation(name), isSeen: seen !== undefined };
      // What nobody called cannot have answered: one cause, one row.
      const statuses = seen === undefined ? [] : [...answers.keys()];
      return [
        own,
        ...statuses.map((status) => ({ key: promiseKeys.status(name, status), isSeen: seen?.has(status) === true })),
      ];
    }),
    ...[...events.keys()].map((name) => ({ key: promiseKeys.event(name), isSeen: calls.events.has(name) })),
    ...[...bodies.objects].flatMap(([home, { place, members }]) =>
      place.names.map((name) => ({ key: promiseKeys.property(home, name), isSeen: members.has(name) })),
    ),
    ...[...bodies.enumerations].flatMap(([pointer, { members, seen }]) =>
      members.map((member) => {
        const text = JSON.stringify(member);
        return { key: promiseKeys.value(pointer, text), isSeen: seen.has(text) };
      }),
    ),
  ];
}

/**
 * The promises that nobody saw kept, one row for each cause.
 * @param lastSeen the day on which something was last seen, YYYY-MM-DD, by its key, as an earlier run knew it
 */
export function neverSeen(
  contract: DriftContract,
  all: readonly Promised[],
  lastSeen: ReadonlyMap<string, string> = new Map(),
): ToldDrift[] {
  const { document, operations } = contract;
  const missing = all.filter(({ isSeen }) => !isSeen).map(({ key }) => key);
  const rowOf = (
    code: string,
    place: string,
    what: string,
    keys: readonly string[],
    more: Partial<DriftFinding> = {},
  ): ToldDrift => {
    const days = keys.flatMap((key) => lastSeen.get(key) ?? []).sort();
    const last = days.at(-1);
    const when = last === undefined ? 'never seen so far' : `last seen ${last}`;
    const message = `${what} (${when}): nothing proves that the promise is kept.`;
    return told({ kind: 'behaviour', class: 'never seen', code, place, message, ...more });
  };
  const starting = (kind: string): string[][] =>
    missing.filter((key) => key.startsWith(`${kind} `)).map((key) => key.split(' ').slice(1));
  const byStatus = new Map<string, string[]>();
  for (const [name = '', status = ''] of starting('status'))
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  return [
    ...starting('operation').map(([name = '']) => {
      const place = operations.get(name)?.pointer ?? '#';
      const what = `No request of this run reached ${name}`;
      return rowOf('OPERATION_NEVER_SEEN', place, what, [`operation ${name}`], {
        operation: name,
        lines: { before: document.lineOf(place) },
      });
    }),
    ...starting('event').map(([name = '']) =>
      rowOf('EVENT_NEVER_SEEN', `#/webhooks/${name}`, `The event ${name} never arrived`, [`event ${name}`], {
        operation: name,
        lines: { before: document.lineOf(`#/webhooks/${name}`) },
      }),
    ),
    ...[...byStatus].map(([status, names]) => {
      const where = names.length === 1 ? names[0] : `${names.length} operations`;
      const keys = names.map((name) => promiseKeys.status(name, status));
      const what = `${status} is declared by ${where} and was never answered there`;
      return rowOf('STATUS_NEVER_SEEN', `status ${status}`, what, keys, { ...reach(names), direction: 'response' });
    }),
    ...starting('property').map(([pointer = '']) => {
      const what = `The property ${schemaTitle(pointer)} never came`;
      return rowOf('PROPERTY_NEVER_SEEN', pointer, what, [`property ${pointer}`], {
        direction: 'response',
        lines: { before: document.lineOf(pointer) },
      });
    }),
    ...starting('value').map(([pointer = '', ...words]) => {
      const text = words.join(' ');
      const place = `${pointer}/enum`;
      const what = `${schemaTitle(pointer)} was never ${text}`;
      const row = rowOf('ENUM_VALUE_NEVER_SEEN', place, what, [`value ${pointer} ${text}`], {
        direction: 'response',
        lines: { before: document.lineOf(place) },
      });
      return told(row.finding, { detail: text });
    }),
  ];
}
