import { childPointer } from '../../generate/pointer.ts';
import type { Scope } from './change-book.ts';
import { type Carrier, compareCarriers } from './compare-carriers.ts';
import { compareContent } from './compare-content.ts';
import { type Comparison, compareFields, type Sides } from './comparison.ts';
import type { Direction, SpecClass } from './effect.ts';
import { entriesBelow, type Place, type SpecDocument } from './spec-document.ts';

type Responses = ReadonlyMap<string, Place>;

function range(status: string): string {
  return `${status.slice(0, 1)}XX`;
}

function normalised(responses: Responses): Responses {
  return new Map([...responses].map(([status, place]) => [status.toUpperCase(), place]));
}

/** What speaks for a status: its own entry, its range, or the default. */
function speaking(responses: Responses, status: string): Place | undefined {
  return responses.get(status) ?? responses.get(range(status)) ?? responses.get('DEFAULT');
}

/** Whether all that is left of a range is in it. */
function isWithin(status: string, left: Responses): boolean {
  return status.endsWith('XX') && [...left.keys()].some((one) => range(one) === status);
}

/**
 * Compares the answers of two operations by status.
 * @param scope whose direction is `response` for what the API answers, and `request` for what a webhook's receiver answers
 */
export function compareResponses(
  comparison: Comparison,
  operations: Sides,
  scope: Scope & { direction: Direction; pushed: boolean },
): void {
  const left = normalised(entriesBelow(comparison.before, operations.before, 'responses'));
  const right = normalised(entriesBelow(comparison.after, operations.after, 'responses'));
  const home = {
    before: childPointer(operations.before.pointer, 'responses'),
    after: childPointer(operations.after.pointer, 'responses'),
  };
  for (const status of new Set([...left.keys(), ...right.keys()])) {
    const before = left.get(status) ?? speaking(left, status);
    const after = right.get(status) ?? speaking(right, status);
    const subject = `${scope.operation ?? 'the API'}, the answer ${status.toLowerCase().replace('xx', 'XX')}`;
    const own = { ...scope, subject };
    if (before && after) compareOne(comparison, { before, after }, own);
    else if (after) appearing(comparison, status, 'added', { before: home.before, after: after.pointer }, scope);
    else if (before) {
      const at = { before: before.pointer, after: home.after };
      appearing(comparison, status, 'removed', at, scope, isWithin(status, right));
    }
  }
  compareFields(
    comparison,
    listed(comparison, operations),
    scope,
    'RESPONSES',
    [...left.keys(), ...right.keys()].flatMap((key) => [key, key.toLowerCase(), key.replace('XX', 'xx')]),
  );
}

function listed({ before, after }: Comparison, operations: Sides): Sides {
  const of = (document: SpecDocument, place: Place): Place =>
    document.object(childPointer(place.pointer, 'responses')) ?? {
      pointer: childPointer(place.pointer, 'responses'),
      value: {},
    };
  return { before: of(before, operations.before), after: of(after, operations.after) };
}

function meaning(
  status: string,
  found: 'added' | 'removed',
  direction: Direction,
  narrowed: boolean,
): [SpecClass, string] {
  if (direction === 'request')
    return found === 'added'
      ? ['compatible', 'a receiver need not answer so']
      : ['breaking', 'a receiver that answers so is no longer understood'];
  if (narrowed) return ['compatible', 'every answer that may come was allowed before'];
  if (/^[45]|DEFAULT/.test(status))
    return found === 'added'
      ? ['compatible', 'a client treats a code that it does not know like x00 of its class (RFC 9110, section 15)']
      : ['compatible', 'a client that is prepared for it is not hurt'];
  return found === 'added'
    ? ['breaking', 'a client is not prepared for this kind of success']
    : ['breaking', 'a client that waits for it never sees it'];
}

function appearing(
  { book }: Comparison,
  status: string,
  found: 'added' | 'removed',
  at: { before: string; after: string },
  scope: Scope & { direction: Direction },
  narrowed = false,
): void {
  const [verdict, reason] = meaning(status, found, scope.direction, narrowed);
  const name = status === 'DEFAULT' ? 'default answer' : `answer ${status}`;
  book.add(
    {
      code: `STATUS_${found.toUpperCase()}`,
      class: verdict,
      found,
      what: `the ${name} is ${found === 'added' ? 'new' : 'gone'}`,
      reason,
      at,
      ...(found === 'added' ? { after: status } : { before: status }),
    },
    scope,
  );
}

/** The headers of an answer by lower-case name; a Content-Type is said by the media types (OpenAPI 3.1.1, section 4.8.17). */
function headersOf(document: SpecDocument, place: Place): Map<string, Carrier> {
  const entries = [...entriesBelow(document, place, 'headers')].filter(
    ([name]) => name.toLowerCase() !== 'content-type',
  );
  return new Map(entries.map(([name, header]) => [name.toLowerCase(), { name, in: 'header', place: header }]));
}

function compareOne(
  comparison: Comparison,
  sides: Sides,
  scope: Scope & { direction: Direction; pushed: boolean },
): void {
  compareContent(comparison, sides, scope, false);
  compareCarriers(
    comparison,
    headersOf(comparison.before, sides.before),
    headersOf(comparison.after, sides.after),
    { before: sides.before.pointer, after: sides.after.pointer },
    scope,
  );
  compareFields(comparison, sides, scope, 'RESPONSE', ['content', 'headers']);
}
