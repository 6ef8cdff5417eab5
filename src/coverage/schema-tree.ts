import { asObject, isObject, type Schema, valueAt } from '../cases/case-contract.ts';
import type { Json } from '../cases/edit.ts';
import { readMachine, type StateMachine } from '../contract/state-machine.ts';
import { escapePart } from './coverage-contract.ts';

/** The types of JSON values, without telling integers from other numbers. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** One keyword of a schema that can be kept or broken; each required member is one. */
export interface KeywordOccurrence {
  /** As reports name it: `pattern`, `required externalId`. */
  readonly label: string;
  readonly keyword: string;
  /** For `required`: the member. */
  readonly member?: string;
  /** Types of values that it says something about; undefined for all. */
  readonly appliesTo?: readonly JsonType[];
}

/** What the contract says about one place of a value, with references and `allOf` put together. */
export interface SchemaNode {
  /** The place: `/types/*` for each item of the member `types`; empty for the whole value. */
  readonly at: string;
  readonly keywords: readonly KeywordOccurrence[];
  /** The members of `enum` or `const`, and the name of the schema that lists them. */
  readonly enumeration?: { readonly home: string; readonly members: readonly Json[] };
  /** The states that the value runs through, and the name of the schema that declares them. */
  readonly machine?: { readonly home: string; readonly states: StateMachine };
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly items?: SchemaNode;
}

/**
 * Keywords that assert something, by the types that they speak of (JSON Schema 2020-12, validation §6 and §7). Branches of
 * `anyOf` and `oneOf` are not looked into: which of them a value belongs to can't be told by its place.
 */
const assertions: Readonly<Record<string, readonly JsonType[] | undefined>> = {
  type: undefined,
  enum: undefined,
  const: undefined,
  anyOf: undefined,
  oneOf: undefined,
  not: undefined,
  multipleOf: ['number'],
  minimum: ['number'],
  exclusiveMinimum: ['number'],
  maximum: ['number'],
  exclusiveMaximum: ['number'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  format: ['string', 'number'],
  minItems: ['array'],
  maxItems: ['array'],
  uniqueItems: ['array'],
  contains: ['array'],
  minProperties: ['object'],
  maxProperties: ['object'],
  propertyNames: ['object'],
  dependentRequired: ['object'],
};

interface Written {
  readonly pointer: string;
  readonly schema: Schema;
}

/** Deeper than any schema of an API that people read; a schema that contains itself ends here. */
const deepest = 32;

/** Everything that the schema at a pointer says, place by place. */
export function schemaTree(document: Json, pointer: string): SchemaNode {
  return nodeOf(document, [pointer], '', 0);
}

/** The name of a schema for reports: the pointer without what every pointer has. */
export function schemaName(pointer: string): string {
  return pointer.replace(/^#\/(components\/schemas\/)?/, '').replace(/\/properties\//g, '/');
}

function nodeOf(document: Json, pointers: readonly string[], at: string, depth: number): SchemaNode {
  const written = pointers.flatMap((pointer) => together(document, pointer, 0));
  const below = new Map<string, string[]>();
  const items: string[] = [];
  for (const { pointer, schema } of depth < deepest ? written : []) {
    for (const name of Object.keys(asObject(schema.properties)))
      below.set(name, [...(below.get(name) ?? []), `${pointer}/properties/${escapePart(name)}`]);
    if (isObject(schema.items)) items.push(`${pointer}/items`);
  }
  const enumerating = written.find(({ schema }) => Array.isArray(schema.enum) || schema.const !== undefined);
  const machine = written.find(({ schema }) => schema['x-states'] !== undefined);
  return {
    at,
    keywords: keywordsOf(written),
    properties: new Map(
      [...below].map(([name, own]) => [name, nodeOf(document, own, `${at}/${escapePart(name)}`, depth + 1)]),
    ),
    ...(items.length > 0 ? { items: nodeOf(document, items, `${at}/*`, depth + 1) } : {}),
    ...(enumerating ? { enumeration: { home: schemaName(enumerating.pointer), members: membersOf(enumerating) } } : {}),
    ...(machine ? { machine: { home: schemaName(machine.pointer), states: readMachine(machine.schema) } } : {}),
  };
}

/** The schema at a pointer with all that apply to the same value: what it refers to and what it is composed of. */
function together(document: Json, pointer: string, depth: number): Written[] {
  const schema = valueAt(document, pointer);
  if (!isObject(schema) || depth > deepest) return [];
  const parts = Array.isArray(schema.allOf) ? schema.allOf.map((_: Json, index) => `${pointer}/allOf/${index}`) : [];
  const references = typeof schema.$ref === 'string' ? [schema.$ref] : [];
  return [{ pointer, schema }, ...[...references, ...parts].flatMap((next) => together(document, next, depth + 1))];
}

function keywordsOf(written: readonly Written[]): KeywordOccurrence[] {
  const found = new Map<string, KeywordOccurrence>();
  for (const { schema } of written) {
    for (const keyword of Object.keys(schema)) {
      for (const occurrence of occurrencesOf(keyword, schema)) found.set(occurrence.label, occurrence);
    }
  }
  return [...found.values()];
}

function occurrencesOf(keyword: string, schema: Schema): KeywordOccurrence[] {
  const { [keyword]: value } = schema;
  if (keyword === 'required' && Array.isArray(value)) {
    return value.map((member: Json) => {
      const name = String(member);
      return { label: `required ${name}`, keyword, member: name, appliesTo: ['object'] };
    });
  }
  if (keyword === 'additionalProperties' && value === false)
    return [{ label: keyword, keyword, appliesTo: ['object'] }];
  if (!Object.hasOwn(assertions, keyword)) return [];
  const types = assertions[keyword];
  return [{ label: keyword, keyword, ...(types ? { appliesTo: types } : {}) }];
}

function membersOf({ schema }: Written): readonly Json[] {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : [];
}
