import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer, valueAt } from '../../generate/pointer.ts';
import { referenceTarget } from '../../generate/resolve-reference.ts';
import type { SpecDocument } from '../spec/spec-document.ts';

/** One schema that speaks of a value, at the place where it is written. */
export interface WrittenSchema {
  readonly pointer: string;
  readonly schema: JsonObject;
}

/** Everything that a document says about one place of a value: its schema with references and `allOf` put together. */
export interface SchemaPlace {
  readonly written: readonly WrittenSchema[];
  /** Whether the names of the members are known: not where alternatives, patterns or a free form allow others. */
  readonly closedNames: boolean;
  /** The members that it declares. */
  readonly names: readonly string[];
  /** The members that it demands. */
  readonly required: ReadonlySet<string>;
}

/** Keywords that let further members in without naming them here. */
const opening = ['oneOf', 'anyOf', 'if', 'patternProperties', 'unevaluatedProperties', 'dependentSchemas'];
/** Deeper than any schema that people read; a schema that is composed of itself ends here. */
const deepest = 32;

/** What the schemas at some pointers say together about one value. */
export function schemaPlace({ root }: SpecDocument, pointers: readonly string[]): SchemaPlace {
  const written = pointers.flatMap((pointer) => together(root, pointer, 0));
  const names = new Set(written.flatMap(({ schema }) => Object.keys(objectAt(schema.properties))));
  const isOpen = written.some(
    ({ schema }) =>
      opening.some((keyword) => schema[keyword] !== undefined) ||
      (schema.additionalProperties !== undefined && schema.additionalProperties !== false),
  );
  return {
    written,
    closedNames: names.size > 0 && !isOpen,
    names: [...names],
    required: new Set(written.flatMap(({ schema }) => listAt(schema.required).map(String))),
  };
}

/** What is said about a member; undefined where it is not declared. */
export function memberPlace(document: SpecDocument, { written }: SchemaPlace, name: string): SchemaPlace | undefined {
  const pointers = written.flatMap(({ pointer, schema }) =>
    Object.hasOwn(objectAt(schema.properties), name) ? [childPointer(childPointer(pointer, 'properties'), name)] : [],
  );
  return pointers.length === 0 ? undefined : schemaPlace(document, pointers);
}

/** What is said about each item of a list; undefined where nothing is. */
export function itemPlace(document: SpecDocument, { written }: SchemaPlace): SchemaPlace | undefined {
  const pointers = written.flatMap(({ pointer, schema }) =>
    isObject(schema.items) ? [childPointer(pointer, 'items')] : [],
  );
  return pointers.length === 0 ? undefined : schemaPlace(document, pointers);
}

/** The pointers under which a member could be declared: named schemas, the outermost first; else where the schema is written. */
export function homesOf({ written }: SchemaPlace): readonly string[] {
  const named = written.filter(({ pointer }) => /^#\/components\/schemas\/[^/]+$/.test(pointer));
  const homes = (named.length > 0 ? named : written.slice(0, 1)).map(({ pointer }) => pointer);
  return [...new Set(homes)];
}

/** The values that the schema lists, where it lists some, and where. */
export function enumerationOf({ written }: SchemaPlace): { pointer: string; members: readonly Json[] } | undefined {
  const found = written.find(({ schema }) => Array.isArray(schema.enum));
  return found === undefined ? undefined : { pointer: found.pointer, members: listAt(found.schema.enum) };
}

/** The name of a schema for people: the pointer without what every pointer has. */
export function schemaTitle(pointer: string): string {
  return pointer
    .replace(/^#\/(components\/schemas\/)?/, '')
    .replace(/\/(properties|content|schema)(?=\/|$)/g, '')
    .replaceAll('~1', '/')
    .replaceAll('/', '.');
}

function together(root: JsonObject, pointer: string, depth: number): WrittenSchema[] {
  const schema = valueAt(root, pointer);
  if (!isObject(schema) || depth > deepest) return [];
  const target = typeof schema.$ref === 'string' ? referenceTarget(schema.$ref) : undefined;
  const parts = listAt(schema.allOf).map((_, index) => childPointer(childPointer(pointer, 'allOf'), index));
  const further = [...(target === undefined ? [] : [target]), ...parts];
  return [{ pointer, schema }, ...further.flatMap((next) => together(root, next, depth + 1))];
}

function objectAt(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listAt(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
