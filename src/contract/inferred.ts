import { type SchemaObject, schemasAt } from './schemas-at.ts';

/** What this needs to know of an ajv error. */
export interface FailedKeyword {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A reason that opens like this speaks of these keywords alone (openapi.yaml, header). */
const namedKeywords = /^([a-zA-Z]+(?:, [a-zA-Z]+)*): /;

/** Why a keyword of a schema object is only inferred, if it is; the mark says nothing about schemas nested in the object. */
export function inferredKeyword(schema: Readonly<Record<string, unknown>>, keyword: string): string | undefined {
  const mark = schema['x-inferred'];
  if (mark === undefined || mark === false) return undefined;
  const reason = typeof mark === 'string' ? mark : JSON.stringify(mark);
  const keywords = namedKeywords.exec(reason)?.[1]?.split(', ');
  return keywords === undefined || keywords.includes(keyword) ? reason : undefined;
}

/**
 * The schema objects in which a failed keyword can stand. ajv's schemaPath begins anew at each compiled reference, so
 * that several objects can fit; all of them are given.
 * @param pointer of the schema that the whole value was validated against
 */
export function homesOfKeyword(pointer: string, error: FailedKeyword): SchemaObject[] {
  const { keyword, instancePath, schemaPath, params } = error;
  const own = schemasAt(pointer, instancePath).filter(({ schema }) => Object.hasOwn(schema, keyword));
  const requiring = own.filter(({ schema: { required } }) => {
    return Array.isArray(required) && required.includes(params.missingProperty);
  });
  if (keyword === 'required' && requiring.length > 0) return requiring;
  const fitting = own.filter((home) => `${home.pointer}/${keyword}`.endsWith(schemaPath.slice(1)));
  return fitting.length > 0 ? fitting : own;
}

/** Why a failed keyword is only inferred: it is, where every place in which it can stand is marked so. */
export function inferredFailure(homes: readonly SchemaObject[], keyword: string): string | undefined {
  const reasons = homes.map(({ schema }) => inferredKeyword(schema, keyword));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}
