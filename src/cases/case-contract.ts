import type { Json } from './edit.ts';

/** What cases need to know of a parameter. */
export interface CaseParameter {
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
}

/** What cases need to know of an operation: the part of the generated table that describes requests and answers. */
export interface CaseOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly pathParameters: readonly CaseParameter[];
  readonly queryParameters: readonly CaseParameter[];
  readonly headerParameters: readonly CaseParameter[];
  readonly requestBody: { readonly required: boolean; readonly schemas: Readonly<Record<string, string>> } | null;
  readonly responses: Readonly<Record<string, { readonly schemas: Readonly<Record<string, string>> }>>;
}

/** One keyword that a value violates, and why the contract could only infer it. */
export interface Violation {
  readonly keyword: string;
  readonly inferred?: string;
}

/** Everything that cases are made from: the document, its operations, and who says whether a value honours a schema. */
export interface CaseContract {
  readonly document: Json;
  readonly operations: readonly CaseOperation[];
  /** Every violation of the schema at a pointer of the document. */
  judge(pointer: string, value: Json | undefined): readonly Violation[];
}

/** A schema object with its references followed. */
export type Schema = Readonly<Record<string, Json>>;

/** Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a JSON pointer with a leading `#` (RFC 6901, section 6). */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const part of pointer.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (Array.isArray(value)) value = value[Number(name)] as Json | undefined;
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** A schema with `$ref` followed and the members of `allOf` laid over each other; what stands beside them wins. */
export function flattened(document: Json, value: Json | undefined, depth = 0): Schema {
  if (!isObject(value) || depth > 32) return {};
  const { $ref, allOf, ...own } = value;
  const referred = typeof $ref === 'string' ? flattened(document, valueAt(document, $ref), depth + 1) : {};
  const members = Array.isArray(allOf) ? allOf.map((member: Json) => flattened(document, member, depth + 1)) : [];
  return [referred, ...members, own].reduce<Schema>(joined, {});
}

function joined(one: Schema, other: Schema): Schema {
  const properties = { ...asObject(one.properties), ...asObject(other.properties) };
  const required = [...asArray(one.required), ...asArray(other.required)];
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** The members of an object, or none. */
export function asObject(value: Json | undefined): Readonly<Record<string, Json>> {
  return isObject(value) ? value : {};
}

/** The items of an array, or none. */
export function asArray(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The pointer of the JSON schema among the media types of a body; undefined where there is none. */
export function jsonSchemaOf(schemas: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(schemas).find(([mediaType]) => /^application\/(json|[\w.+-]+\+json)$/.test(mediaType))?.[1];
}
