import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer, valueAt } from '../../generate/pointer.ts';
import { type SpecDocument, targetOf } from './spec-document.ts';
import { SpecDocumentError } from './spec-document-error.ts';

/** One schema object that applies to a value, in the dialect of 2020-12; its `$ref` and `allOf` are parts of their own. */
export interface SchemaPart {
  readonly pointer: string;
  readonly schema: JsonObject | boolean;
}

/** Schema keywords whose value is not data but one or more schemas. */
export const schemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;

/** OpenAPI 3.0: `nullable` and the boolean bounds, said in 3.1. */
function modern(schema: JsonObject): JsonObject {
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const result: JsonObject = { ...rest };
  if (exclusiveMinimum === true && typeof rest.minimum === 'number') {
    result.exclusiveMinimum = rest.minimum;
    delete result.minimum;
  }
  if (exclusiveMaximum === true && typeof rest.maximum === 'number') {
    result.exclusiveMaximum = rest.maximum;
    delete result.maximum;
  }
  if (nullable === true) {
    if (typeof rest.type === 'string') result.type = [rest.type, 'null'];
    // Written by many for what a list of 3.1 says; 3.0.3 would want the null in it as well.
    if (Array.isArray(rest.enum) && !rest.enum.includes(null)) result.enum = [...rest.enum, null];
  }
  return result;
}

/** Whether a schema of 3.0 says null beside what it is composed of, where it has no type of its own to be extended. */
function allowsNullBeside(document: SpecDocument, schema: JsonObject): boolean {
  return document.dialect === '3.0' && schema.nullable === true && schema.type === undefined;
}

/** What applies to a value at once: the parts, and where it is said that null is allowed beside them. */
export interface SchemaParts {
  readonly parts: readonly SchemaPart[];
  readonly orNull: string | undefined;
}

/** The single schema that a union with null, or of one member, stands for; undefined for a real choice. */
function onlyChoice(document: SpecDocument, pointer: string, value: Json | undefined) {
  if (!Array.isArray(value)) return undefined;
  const members = value.map((_, index) => childPointer(pointer, index));
  const isNull = (at: string): boolean => {
    const member = valueAt(document.root, at);
    return isObject(member) && member.type === 'null' && Object.keys(member).length === 1;
  };
  const others = members.filter((at) => !isNull(at));
  return others.length === 1 && others[0] !== undefined
    ? { member: others[0], orNull: others.length < members.length }
    : undefined;
}

/**
 * All schema objects that apply together at some places: what they refer to, and what their `allOf` and unions of one
 * member hold. A circle of references adds nothing.
 * @throws SpecDocumentError for a reference that leads nowhere
 */
export function schemaParts(document: SpecDocument, pointers: readonly string[]): SchemaParts {
  const parts: SchemaPart[] = [];
  const visited = new Set<string>();
  let orNull: string | undefined;
  const visit = (pointer: string, from: string): void => {
    if (visited.has(pointer)) return;
    visited.add(pointer);
    const value = valueAt(document.root, pointer);
    if (typeof value === 'boolean') {
      parts.push({ pointer, schema: value });
      return;
    }
    if (!isObject(value)) throw misshapen(document, from, pointer, value);
    const { $ref: reference, allOf, ...own } = value;
    // In 3.0 a reference stands alone: what is written beside it does not count.
    const alone = typeof reference === 'string' && document.dialect === '3.0';
    if (!alone && allowsNullBeside(document, value)) orNull ??= pointer;
    const rest = document.dialect === '3.0' ? modern(own) : own;
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const only = onlyChoice(document, childPointer(pointer, keyword), rest[keyword]);
      if (only === undefined || alone || (only.orNull && Object.keys(own).some((name) => asserts(name, keyword))))
        continue;
      delete rest[keyword];
      if (only.orNull) orNull ??= pointer;
      visit(only.member, pointer);
    }
    if (!alone) parts.push({ pointer, schema: rest });
    if (typeof reference === 'string') visit(targetOf(reference, place(document, pointer)), pointer);
    if (Array.isArray(allOf) && !alone)
      for (const index of allOf.keys()) visit(childPointer(childPointer(pointer, 'allOf'), index), pointer);
  };
  for (const pointer of pointers) visit(pointer, pointer);
  return { parts, orNull };
}

/** Beside another assertion, null is allowed only where that one allows it too. */
function asserts(name: string, union: string): boolean {
  return (
    name !== union &&
    !/^(title|description|examples?|deprecated|externalDocs|default|readOnly|writeOnly|discriminator|x-.*)$/.test(name)
  );
}

function place(document: SpecDocument, pointer: string): string {
  return `${document.name}:${document.lineOf(pointer)}  ${pointer}`;
}

function misshapen(document: SpecDocument, from: string, pointer: string, value: Json | undefined): SpecDocumentError {
  return new SpecDocumentError({
    code: value === undefined ? 'SPEC_REFERENCE_BROKEN' : 'SPEC_SHAPE',
    what: `${document.name} has no schema where one is meant`,
    expected: `a schema at ${pointer}`,
    received: value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80),
    where: place(document, from),
    next: 'mend the document: what it means can only be guessed',
  });
}
