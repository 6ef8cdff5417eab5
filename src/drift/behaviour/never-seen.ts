import type { DriftFinding } from '../finding.ts';
import { reach, type ToldDrift, told } from '../told-drift.ts';
import type { DriftContract } from './drift-contract.ts';
import type { Promised, SeenDays } from './promises.ts';
import { schemaTitle } from './schema-place.ts';

/**
 * The promises that nobody saw kept, one row for each cause.
 * @param known when something was seen, by its key, as earlier runs knew it
 */
export function neverSeen(
  { document, operations }: DriftContract,
  all: readonly Promised[],
  known: ReadonlyMap<string, SeenDays> = new Map(),
): ToldDrift[] {
  const missing = all.filter(({ isSeen }) => !isSeen);
  const ofKind = (kind: string): readonly Promised[] => missing.filter(({ key }) => key.startsWith(`${kind} `));
  const rowOf = (
    code: string,
    place: string,
    what: string,
    promised: readonly Promised[],
    more: Partial<DriftFinding> & { readonly proves?: string; readonly detail?: string } = {},
  ): ToldDrift => {
    const { proves = 'nothing proves that the promise is kept', detail = '', ...rest } = more;
    const days = promised.flatMap(({ key }) => known.get(key) ?? []);
    const [first] = days.map((one) => one.first).sort();
    const last = days
      .map((one) => one.last)
      .sort()
      .at(-1);
    const names = [...new Set(promised.flatMap((one) => one.operations))].sort();
    const when = first === undefined ? 'never seen so far' : `first seen ${first}, last seen ${last}`;
    const message = `${what} (${when}): ${proves}.`;
    const seen = first && last ? { seen: { first, last, operations: names.length, count: 0 } } : {};
    const finding = { kind: 'behaviour', class: 'never seen', code, place, message, ...reach(names), ...seen } as const;
    return told({ ...finding, ...rest }, { detail });
  };
  const at = (pointer: string): Pick<DriftFinding, 'lines'> => ({ lines: { before: document.lineOf(pointer) } });
  const among = ({ chances = 0 }: Promised, noun: string): string => `Of ${chances} ${noun}${chances === 1 ? '' : 's'}`;
  return [
    ...ofKind('operation').map((one) => {
      const [, name = ''] = one.key.split(' ');
      const place = operations.get(name)?.pointer ?? '#';
      return rowOf('OPERATION_NEVER_SEEN', place, `No request of this run reached ${name}`, [one], at(place));
    }),
    ...ofKind('event').map((one) => {
      const [, name = ''] = one.key.split(' ');
      const place = `#/webhooks/${name}`;
      return rowOf('EVENT_NEVER_SEEN', place, `The event ${name} never arrived`, [one], at(place));
    }),
    ...[...byStatus(ofKind('status'))].map(([status, own]) => {
      const where = own.length === 1 ? own[0]?.operations[0] : `${own.length} operations`;
      const what = `${status} is declared by ${where} and was never answered there`;
      // Nothing that a client may send leads to it.
      const proves = /^5/.test(status) ? { proves: 'no suite provokes it, and none should see it' } : {};
      return rowOf('STATUS_NEVER_SEEN', `status ${status}`, what, own, { direction: 'response', ...proves });
    }),
    ...ofKind('property').map((one) => {
      const pointer = one.key.slice('property '.length);
      const what = `${among(one, 'object')} none had the property ${schemaTitle(pointer)}`;
      return rowOf('PROPERTY_NEVER_SEEN', pointer, what, [one], { direction: 'response', ...at(pointer) });
    }),
    ...ofKind('value').map((one) => {
      const [, pointer = '', ...words] = one.key.split(' ');
      const [text, place] = [words.join(' '), `${pointer}/enum`];
      const what = `${among(one, 'value')} of ${schemaTitle(pointer)} none was ${text}`;
      return rowOf('ENUM_VALUE_NEVER_SEEN', place, what, [one], { direction: 'response', detail: text, ...at(place) });
    }),
  ];
}

function byStatus(missing: readonly Promised[]): ReadonlyMap<string, readonly Promised[]> {
  const found = new Map<string, Promised[]>();
  for (const one of missing) {
    const [, , status = ''] = one.key.split(' ');
    found.set(status, [...(found.get(status) ?? []), one]);
  }
  return found;
}
