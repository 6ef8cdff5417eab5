import type { Compared, SchemaPair } from './compare-schemas.ts';
import type { Direction, Sense } from './effect.ts';
import { codeOf, type SchemaChange } from './schema-change.ts';
import { isTold, type SchemaView } from './schema-view.ts';
import type { Views } from './union-changes.ts';

/** Properties that are new or gone, those that became required or optional, and the pairs of those in both. */
export function propertyChanges(before: SchemaView, after: SchemaView, direction: Direction, views: Views): Compared {
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
  // What the API alone sets is no part of a request, and what the client alone sets none of an answer.
  const left = new Map([...before.properties].filter(([, place]) => !isTold(views.before(place), hidden)));
  const right = new Map([...after.properties].filter(([, place]) => !isTold(views.after(place), hidden)));
  const hides = (name: string): boolean =>
    (before.properties.has(name) && !left.has(name)) || (after.properties.has(name) && !right.has(name));
  const changes: SchemaChange[] = [];
  const inner: SchemaPair[] = [];
  for (const [name, place] of left) {
    const twin = right.get(name);
    const further = twin ?? furtherProperties(after, views.after);
    if (further) inner.push({ before: place, after: further, sense: 'same' });
    if (!twin) changes.push(removed(name, place, before, after, direction));
  }
  const closed = forbidsMore(before, views.before);
  for (const [name, place] of right) {
    if (left.has(name)) continue;
    changes.push(added(name, place, before, after, addedEffect(after.required.has(name), closed, direction)));
    const further = furtherProperties(before, views.before);
    if (further) inner.push({ before: further, after: place, sense: 'same' });
  }
  for (const name of new Set([...before.required, ...after.required])) {
    if (hides(name) || left.has(name) !== right.has(name)) continue;
    if (before.required.has(name) !== after.required.has(name))
      changes.push(requiredness(name, before, after, direction));
  }
  return { changes, inner };
}

function removed(
  name: string,
  place: readonly string[],
  before: SchemaView,
  after: SchemaView,
  direction: Direction,
): SchemaChange {
  const reason = {
    request: 'a client that sends it may be refused, or is no longer heard',
    response: 'a client that reads it no longer finds it',
  }[direction];
  return {
    code: 'PROPERTY_REMOVED',
    found: 'removed',
    effect: { class: 'breaking', reason },
    what: `the ${before.required.has(name) ? 'required' : 'optional'} property ${name} is gone`,
    at: { before: place[0] ?? before.at, after: after.places.get('properties') ?? after.at },
    before: name,
  };
}

function added(
  name: string,
  place: readonly string[],
  before: SchemaView,
  after: SchemaView,
  effect: SchemaChange['effect'],
): SchemaChange {
  const required = after.required.has(name);
  return {
    code: required ? 'REQUIRED_PROPERTY_ADDED' : 'PROPERTY_ADDED',
    found: 'added',
    effect,
    what: `the ${required ? 'required' : 'optional'} property ${name} is new`,
    at: { before: before.places.get('properties') ?? before.at, after: place[0] ?? after.at },
    after: name,
  };
}

function addedEffect(required: boolean, closed: boolean, direction: Direction): SchemaChange['effect'] {
  if (direction === 'request')
    return required
      ? { class: 'breaking', reason: 'a request without it, valid before, is refused' }
      : { class: 'compatible', reason: 'a request without it stays valid' };
  return closed
    ? { class: 'breaking', reason: 'the old document allows no further properties, so its clients refuse the answer' }
    : { class: 'compatible', reason: 'clients of an open object take further properties' };
}

function requiredness(name: string, before: SchemaView, after: SchemaView, direction: Direction): SchemaChange {
  const now = after.required.has(name);
  const key = `required ${name}`;
  const reasons = {
    request: now ? 'a request without it, valid before, is refused' : 'a request with it stays valid',
    response: now ? 'a client that did without it may go on' : 'a client that counts on it may not find it',
  };
  return {
    code: now ? 'PROPERTY_NOW_REQUIRED' : 'PROPERTY_NOW_OPTIONAL',
    found: 'changed',
    effect: now ? 'narrower' : 'wider',
    reason: reasons[direction],
    what: `the property ${name} is ${now ? 'required' : 'optional'} now`,
    at: { before: listed(before, key), after: listed(after, key) },
    before: now ? 'optional' : 'required',
    after: now ? 'required' : 'optional',
  };
}

/** Where the name of a required property is listed, or the list that lacks it. */
function listed({ at, places }: SchemaView, key: string): string {
  return places.get(key) ?? places.get('required') ?? at;
}

/** The schema of properties that are not declared, where it is one: a property that is declared later was held to it. */
function furtherProperties({ subschemas }: SchemaView, look: Views['before']): readonly string[] | undefined {
  const place = subschemas.get('additionalProperties');
  if (place === undefined) return undefined;
  const view = look(place);
  return forbidsAll(view) || allowsAll(view) ? undefined : place;
}

/** Whether properties that are not declared are forbidden. */
function forbidsMore({ subschemas }: SchemaView, look: (place: readonly string[]) => SchemaView): boolean {
  const place = subschemas.get('additionalProperties') ?? subschemas.get('unevaluatedProperties');
  return place !== undefined && forbidsAll(look(place));
}

function forbidsAll({ types }: SchemaView): boolean {
  return types?.size === 0;
}

function allowsAll(view: SchemaView): boolean {
  const { types, values, required, properties, subschemas, unions, lower, upper, asserted } = view;
  const sizes = [required, properties, subschemas, lower, upper, asserted].map(({ size }) => size);
  return !types && !values && unions.length === 0 && sizes.every((size) => size === 0);
}

const senses: Readonly<Record<string, Sense>> = { not: 'inverted', if: 'either' };

/** Items, further properties, patterns and conditions: the pairs of those in both, and those that are new or gone. */
export function subschemaChanges(before: SchemaView, after: SchemaView, views: Views): Compared {
  const changes: SchemaChange[] = [];
  const inner: SchemaPair[] = [];
  for (const key of new Set([...before.subschemas.keys(), ...after.subschemas.keys()])) {
    const left = before.subschemas.get(key);
    const right = after.subschemas.get(key);
    const forbidden = {
      before: left && forbidsAll(views.before(left)),
      after: right && forbidsAll(views.after(right)),
    };
    const [keyword = ''] = key.split(' ');
    if (left && right && forbidden.before === forbidden.after)
      inner.push({ before: left, after: right, sense: senses[keyword] ?? 'same' });
    else if (!isIdle(key, left && views.before(left), right && views.after(right)))
      changes.push(appearing(key, before, after, left, right, forbidden));
  }
  return { changes, inner };
}

/** A schema that allows everything says as much as none, and a condition decides nothing without what follows from it. */
function isIdle(key: string, left: SchemaView | undefined, right: SchemaView | undefined): boolean {
  if (key === 'if') return true;
  const only = left ?? right;
  return key !== 'contains' && key !== 'not' && !(left && right) && only !== undefined && allowsAll(only);
}

function appearing(
  key: string,
  before: SchemaView,
  after: SchemaView,
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
  forbidden: { readonly before: boolean | undefined; readonly after: boolean | undefined },
): SchemaChange {
  const isNew = right !== undefined && (left === undefined || forbidden.after === true);
  const closing = forbidden.before || forbidden.after;
  const code =
    key.startsWith('additionalProperties') && closing ? 'FURTHER_PROPERTIES' : codeOf(key.split(' ')[0] ?? '');
  return {
    code: closing ? `${code}_${isNew ? 'FORBIDDEN' : 'ALLOWED'}` : `${code}_${isNew ? 'ADDED' : 'REMOVED'}`,
    found: left && right ? 'changed' : isNew ? 'added' : 'removed',
    effect: isNew ? 'narrower' : 'wider',
    what: `${key}${closing ? ': false' : ''} is ${isNew ? 'new' : 'gone'}`,
    at: { before: left?.[0] ?? before.at, after: right?.[0] ?? after.at },
  };
}
