import { asArray, asObject, isObject, type Schema, valueAt } from './case-contract.ts';
import type { Json } from './edit.ts';

/** The types of JSON Schema. */
export const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

/** One of them. */
export type TypeName = (typeof typeNames)[number];

/** What a value must be, once every reference is followed and every alternative chosen. */
export interface Shape {
  readonly types: ReadonlySet<TypeName>;
  /** The only values allowed, where `const` or `enum` says so. */
  readonly choices?: readonly Json[];
  /** Greatest of the lower bounds and least of the upper ones, by keyword. */
  readonly bounds: Readonly<Partial<Record<Bound, number>>>;
  readonly multiples: readonly number[];
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly examples: readonly Json[];
  readonly uniqueItems: boolean;
  /** Schemas of the first items, and of those after them. */
  readonly prefixItems: readonly Json[];
  readonly items: Json;
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
  /** The schema of undeclared properties; undefined where none is given, so that they are allowed and mean nothing. */
  readonly additional: Json | undefined;
  /** Whether every value of this shape honours the schema; else some keyword was left to the judge. */
  readonly exact: boolean;
}

/** Keywords that bound a number. */
export type Bound = (typeof lowest)[number] | (typeof highest)[number];

const lowest = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'] as const;
const highest = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'] as const;

/** Keywords whose meaning is left to the judge. */
const leftToTheJudge = [
  'oneOf',
  'not',
  'if',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'contains',
  'unevaluatedProperties',
  'unevaluatedItems',
  'minProperties',
  'maxProperties',
];

/** Combinations of alternatives that are looked at; a schema with more loses the rest, and no value becomes wrong by it. */
const mostCombinations = 32;
const deepestReference = 32;

/** Every shape that a value of a schema can have; none where nothing can honour it. */
export function shapesOf(document: Json, schema: Json | undefined): Shape[] {
  return combinations(document, schema, 0).flatMap((members) => shapeOf(members) ?? []);
}

/** The ways to choose among alternatives, each as the schema objects that must all hold. */
function combinations(document: Json, schema: Json | undefined, depth: number): Schema[][] {
  if (schema === undefined || schema === true) return [[]];
  if (!isObject(schema) || depth > deepestReference) return [];
  const { $ref, allOf, anyOf, oneOf } = schema;
  const below = (part: Json | undefined): Schema[][] => combinations(document, part, depth + 1);
  const parts: Schema[][][] = [[[schema]]];
  if (typeof $ref === 'string') parts.push(below(valueAt(document, $ref)));
  for (const part of asArray(allOf)) parts.push(below(part));
  for (const choice of [anyOf, oneOf])
    if (Array.isArray(choice)) parts.push(choice.flatMap((part: Json) => below(part)));
  return parts.reduce((all, part) =>
    all.flatMap((left) => part.map((right) => [...left, ...right])).slice(0, mostCombinations),
  );
}

function shapeOf(members: readonly Schema[]): Shape | undefined {
  const types = members.reduce<ReadonlySet<TypeName>>((left, { type }) => intersected(left, type), new Set(typeNames));
  const choices = choicesOf(members);
  if (types.size === 0 || choices?.length === 0) return undefined;
  const properties = propertiesOf(members);
  const additional = members.flatMap((member) => given(member.additionalProperties));
  const texts = (keyword: string): string[] =>
    members.flatMap((member) => (typeof member[keyword] === 'string' ? [member[keyword] as string] : []));
  return {
    types,
    ...(choices === undefined ? {} : { choices }),
    bounds: boundsOf(members),
    multiples: members.flatMap(({ multipleOf }) => (typeof multipleOf === 'number' ? [multipleOf] : [])),
    patterns: texts('pattern'),
    formats: texts('format'),
    examples: members.flatMap(({ examples, example }) => [...asArray(examples), ...given(example)]),
    uniqueItems: members.some(({ uniqueItems }) => uniqueItems === true),
    prefixItems: prefixOf(members),
    items: allOf(members.flatMap(({ items }) => given(items))),
    properties,
    required: [
      ...new Set(members.flatMap(({ required }) => asArray(required).filter((name) => typeof name === 'string'))),
    ],
    additional: additional.length === 0 ? undefined : allOf(additional),
    exact:
      !members.some((member) => leftToTheJudge.some((keyword) => Object.hasOwn(member, keyword))) &&
      alikeTuples(members),
  };
}

function given(value: Json | undefined): Json[] {
  return value === undefined ? [] : [value];
}

/** One schema that demands what all demand. */
function allOf(schemas: readonly Json[]): Json {
  const [only, ...more] = schemas;
  if (only === undefined) return true;
  return more.length === 0 ? only : { allOf: schemas };
}

function intersected(left: ReadonlySet<TypeName>, type: Json | undefined): ReadonlySet<TypeName> {
  if (type === undefined) return left;
  const named = Array.isArray(type) ? type : [type];
  // Every integer is a number (JSON Schema validation, section 6.1.1).
  const allowed = typeNames.filter((name) => named.includes(name) || (name === 'integer' && named.includes('number')));
  return new Set(allowed.filter((name) => left.has(name)));
}

function choicesOf(members: readonly Schema[]): readonly Json[] | undefined {
  const lists = members.flatMap((member) => [
    ...(Array.isArray(member.enum) ? [member.enum as readonly Json[]] : []),
    ...(member.const === undefined ? [] : [[member.const]]),
  ]);
  const [first, ...others] = lists;
  const has = (list: readonly Json[], value: Json): boolean =>
    list.some((other) => JSON.stringify(other) === JSON.stringify(value));
  return first?.filter((value) => others.every((list) => has(list, value)));
}

function boundsOf(members: readonly Schema[]): Shape['bounds'] {
  const numbers = (keyword: Bound): number[] =>
    members.flatMap((member) => (typeof member[keyword] === 'number' ? [member[keyword] as number] : []));
  const entries = [
    ...lowest.map((keyword) => [keyword, Math.max(...numbers(keyword))] as const),
    ...highest.map((keyword) => [keyword, Math.min(...numbers(keyword))] as const),
  ];
  return Object.fromEntries(entries.filter(([, bound]) => Number.isFinite(bound)));
}

/** A property must honour every member: its own schema there, or that member's schema for undeclared ones. */
function propertiesOf(members: readonly Schema[]): Record<string, Json> {
  const names = new Set(members.flatMap(({ properties }) => Object.keys(asObject(properties))));
  return Object.fromEntries(
    [...names].map((name) => {
      const schemas = members.flatMap(({ properties, additionalProperties }) => {
        const own = asObject(properties);
        return given(Object.hasOwn(own, name) ? own[name] : additionalProperties);
      });
      return [name, allOf(schemas)];
    }),
  );
}

function prefixOf(members: readonly Schema[]): readonly Json[] {
  return members.map(({ prefixItems }) => asArray(prefixItems)).find((items) => items.length > 0) ?? [];
}

/** Two descriptions of the first items, or one beside other members with `items`, are more than is put together here. */
function alikeTuples(members: readonly Schema[]): boolean {
  if (members.every(({ prefixItems }) => prefixItems === undefined)) return true;
  return members.filter(({ prefixItems, items }) => prefixItems !== undefined || items !== undefined).length === 1;
}
