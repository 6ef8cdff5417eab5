import { isObject, type Json } from '../../generate/json.ts';
import { childPointer, valueAt } from '../../generate/pointer.ts';
import { referenceTarget } from '../../generate/resolve-reference.ts';
import { canonical } from './canonical.ts';
import { type SchemaPart, schemaParts } from './schema-parts.ts';
import type { SpecDocument } from './spec-document.ts';

/** A list of schema pointers that apply together; the value `true`, which allows everything, is an empty list. */
export type SchemaPlace = readonly string[];

/** A union of alternatives, of `oneOf` or `anyOf`. */
export interface Union {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly at: string;
  readonly members: readonly SchemaPlace[];
}

/** By which property a member of a union is chosen (OpenAPI 3.1.1, section 4.8.25), and what its values stand for. */
export interface Discriminator {
  readonly property: string;
  /** Names or references of schemas by value. */
  readonly mapping: Readonly<Record<string, Json>>;
}

/** The end of a range; a strict one does not belong to it. */
export interface Bound {
  readonly value: number;
  readonly strict: boolean;
}

/** Everything that a schema says of one value, whatever it is composed of. */
export interface SchemaView {
  /** Where it is written, with its references followed. */
  readonly at: string;
  /** Where it is used, and where it says that null may come beside what it refers to. */
  readonly used: string;
  orNull: string | undefined;
  /** Pointer of the named component that the schema is a reference to, where it is one. */
  readonly named: string | undefined;
  /** JSON types, `number` without `integer` beside it; undefined where all are allowed. */
  types: Set<string> | undefined;
  /** Allowed values by their canonical text; undefined where all are. */
  values: Set<string> | undefined;
  readonly required: Set<string>;
  readonly properties: Map<string, string[]>;
  /** Other subschemas by keyword, with the name in it for maps: `items`, `patternProperties ^x-`. */
  readonly subschemas: Map<string, string[]>;
  readonly unions: Union[];
  /** What chooses between the members of its union. */
  chosenBy: Discriminator | undefined;
  /** Bounds by keyword, an exclusive one under the name of the inclusive. */
  readonly lower: Map<string, Bound>;
  readonly upper: Map<string, Bound>;
  /** Other assertions on the value, as canonical texts: several of a keyword may apply. */
  readonly asserted: Map<string, Set<string>>;
  /** What asserts nothing, by keyword. */
  readonly told: Map<string, string>;
  /** Where a keyword, or a name in it, is written. */
  readonly places: Map<string, string>;
}

const single = [
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const conditional = ['not', 'if', 'then', 'else', 'contentSchema'];
const maps = ['patternProperties', 'dependentSchemas'];
const lowerBounds = ['minLength', 'minItems', 'minProperties', 'minContains', 'minimum', 'exclusiveMinimum'];
const upperBounds = ['maxLength', 'maxItems', 'maxProperties', 'maxContains', 'maximum', 'exclusiveMaximum'];
const assertions = [
  'pattern',
  'format',
  'multipleOf',
  'uniqueItems',
  'contentEncoding',
  'contentMediaType',
  'dependentRequired',
  'xml',
  'discriminator',
];
const pointless = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$defs',
  '$vocabulary',
  '$dynamicAnchor',
  '$comment',
  'definitions',
]);

function empty(at: string, used: string, named: string | undefined): SchemaView {
  const maps = {
    required: new Set<string>(),
    properties: new Map<string, string[]>(),
    subschemas: new Map<string, string[]>(),
  };
  const texts = {
    asserted: new Map<string, Set<string>>(),
    told: new Map<string, string>(),
    places: new Map<string, string>(),
  };
  return {
    at,
    used,
    orNull: undefined,
    named,
    types: undefined,
    values: undefined,
    unions: [],
    chosenBy: undefined,
    lower: new Map(),
    upper: new Map(),
    ...maps,
    ...texts,
  };
}

/** Everything that the schemas at a place say together. Throws SpecDocumentError for a reference that leads nowhere. */
export function schemaView(document: SpecDocument, place: SchemaPlace): SchemaView {
  const { parts, orNull } = schemaParts(document, place);
  const [first = '#'] = place;
  const view = empty(written(document, first), first, place.length === 1 ? nameOf(document, first) : undefined);
  for (const part of parts) add(view, part, document.skipped);
  if (orNull !== undefined) {
    view.orNull = orNull;
    view.types?.add('null');
    view.values?.add('null');
  }
  if (view.types !== undefined && [...view.types].every((type) => type === 'integer' || type === 'null')) {
    wholeBounds(view.lower, 'minimum', (value, strict) => (strict ? Math.floor(value) + 1 : Math.ceil(value)));
    wholeBounds(view.upper, 'maximum', (value, strict) => (strict ? Math.ceil(value) - 1 : Math.floor(value)));
  }
  return view;
}

/** More than 0 and at least 1 are the same for a whole number. */
function wholeBounds(bounds: Map<string, Bound>, keyword: string, whole: (value: number, strict: boolean) => number) {
  const bound = bounds.get(keyword);
  if (bound) bounds.set(keyword, { value: whole(bound.value, bound.strict), strict: false });
}

/** Where the schema is written that a place refers to: what a shared schema lacks is one change, wherever it is used. */
function written({ root }: SpecDocument, place: string): string {
  const seen = new Set<string>();
  for (let at = place; !seen.has(at); ) {
    seen.add(at);
    const schema = valueAt(root, at);
    const target = isObject(schema) && typeof schema.$ref === 'string' ? referenceTarget(schema.$ref) : undefined;
    if (target === undefined) return at;
    at = target;
  }
  return place;
}

function nameOf({ root }: SpecDocument, at: string): string | undefined {
  const schema = valueAt(root, at);
  if (isObject(schema) && typeof schema.$ref === 'string') return schema.$ref;
  return at.startsWith('#/components/schemas/') && at.split('/').length === 4 ? at : undefined;
}

function add(view: SchemaView, { pointer, schema }: SchemaPart, skipped?: ReadonlySet<string>): void {
  if (schema === true) return;
  if (schema === false) {
    view.types = new Set();
    view.places.set('type', pointer);
    return;
  }
  for (const [keyword, value] of Object.entries(schema)) {
    if (pointless.has(keyword) || skipped?.has(keyword)) continue;
    const at = childPointer(pointer, keyword);
    if (!read(view, keyword, value, at)) {
      if (!view.told.has(keyword)) view.told.set(keyword, canonical(value, skipped));
    }
    if (!view.places.has(keyword)) view.places.set(keyword, at);
  }
}

/** Takes a keyword that asserts something into the view; false for one that does not. */
function read(view: SchemaView, keyword: string, value: Json, at: string): boolean {
  if (keyword === 'type') {
    view.types = meet(view.types, typesOf(value));
  } else if (keyword === 'enum' && Array.isArray(value)) {
    view.values = both(view.values, new Set(value.map((item) => canonical(item))));
  } else if (keyword === 'const') {
    view.values = both(view.values, new Set([canonical(value)]));
  } else if (keyword === 'required' && Array.isArray(value)) {
    for (const name of value) {
      view.required.add(String(name));
      view.places.set(`required ${String(name)}`, childPointer(at, value.indexOf(name)));
    }
  } else if (keyword === 'properties' && isObject(value)) {
    for (const name of Object.keys(value)) append(view.properties, name, childPointer(at, name));
  } else if (single.includes(keyword) || conditional.includes(keyword)) {
    append(view.subschemas, keyword, at);
  } else if (maps.includes(keyword) && isObject(value)) {
    for (const name of Object.keys(value)) append(view.subschemas, `${keyword} ${name}`, childPointer(at, name));
  } else if (keyword === 'prefixItems' && Array.isArray(value)) {
    for (const index of value.keys()) append(view.subschemas, `prefixItems ${index}`, childPointer(at, index));
  } else if ((keyword === 'oneOf' || keyword === 'anyOf') && Array.isArray(value)) {
    view.unions.push({ keyword, at, members: value.map((_, index) => [childPointer(at, index)]) });
  } else if (lowerBounds.includes(keyword) && typeof value === 'number') {
    if (value > 0 || /imum$/i.test(keyword)) tighten(view, 'lower', keyword, value, at);
  } else if (upperBounds.includes(keyword) && typeof value === 'number') {
    tighten(view, 'upper', keyword, value, at);
  } else if (assertions.includes(keyword)) {
    if (keyword === 'discriminator' && isObject(value) && typeof value.propertyName === 'string')
      view.chosenBy = { property: value.propertyName, mapping: isObject(value.mapping) ? value.mapping : {} };
    if (value !== false)
      view.asserted.set(keyword, (view.asserted.get(keyword) ?? new Set()).add(assertion(keyword, value)));
  } else return false;
  return true;
}

function tighten(view: SchemaView, side: 'lower' | 'upper', keyword: string, value: number, at: string): void {
  const strict = keyword.startsWith('exclusive');
  const name = strict ? keyword.replace('exclusiveM', 'm') : keyword;
  const known = view[side].get(name);
  if (known !== undefined && !isTighter({ value, strict }, known, side)) return;
  view[side].set(name, { value, strict });
  view.places.set(name, at);
}

/** Whether a bound allows less than another one of its kind. */
export function isTighter(bound: Bound, than: Bound, side: 'lower' | 'upper'): boolean {
  if (bound.value === than.value) return bound.strict && !than.strict;
  return bound.value > than.value === (side === 'lower');
}

/** Of a discriminator the property: what its values stand for is compared member by member. */
function assertion(keyword: string, value: Json): string {
  if (keyword === 'discriminator' && isObject(value)) return canonical(value.propertyName ?? null);
  return canonical(value);
}

function append(map: Map<string, string[]>, name: string, pointer: string): void {
  const known = map.get(name);
  if (known) known.push(pointer);
  else map.set(name, [pointer]);
}

function typesOf(value: Json): Set<string> {
  const types = new Set((Array.isArray(value) ? value : [value]).map(String));
  if (types.has('number')) types.delete('integer');
  return types;
}

function meet(known: Set<string> | undefined, next: Set<string>): Set<string> {
  if (known === undefined) return next;
  const has = (types: Set<string>, type: string): boolean =>
    types.has(type) || (type === 'integer' && types.has('number'));
  return new Set([...[...known].filter((type) => has(next, type)), ...[...next].filter((type) => has(known, type))]);
}

function both(known: Set<string> | undefined, next: Set<string>): Set<string> {
  return known === undefined ? next : new Set([...known].filter((value) => next.has(value)));
}

/** Whether a view is nothing but a choice between alternatives. */
export function isOnlyUnion(view: SchemaView): boolean {
  const { types, values, required, properties, subschemas, unions, lower, upper, asserted } = view;
  const sizes = [required, properties, subschemas, lower, upper].map(({ size }) => size);
  const foreign = [...asserted.keys()].filter((keyword) => keyword !== 'discriminator');
  return unions.length === 1 && !types && !values && sizes.every((size) => size === 0) && foreign.length === 0;
}

/** Whether the schema has an object's own flag, such as `readOnly`. */
export function isTold(view: SchemaView, flag: 'readOnly' | 'writeOnly'): boolean {
  return view.told.get(flag) === 'true';
}
