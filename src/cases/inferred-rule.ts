import { asObject, flattened, isObject, type Schema, valueAt } from './case-contract.ts';
import type { Json } from './edit.ts';

/** A reason that opens like this speaks of these keywords alone. */
const namedKeywords = /^([a-zA-Z]+(?:, [a-zA-Z]+)*): /;

/** Why the contract could only infer that a keyword allows a value at a place of a body; undefined where it is stated. */
export function inferredRule(document: Json, pointer: string, at: string, keyword: string): string | undefined {
  let written = valueAt(document, pointer);
  for (const part of at.split('/').slice(1)) written = asObject(flattened(document, written).properties)[part];
  return reasons(document, written, 0).find((reason) => {
    const named = namedKeywords.exec(reason)?.[1]?.split(', ');
    return named === undefined || named.includes(keyword);
  });
}

function reasons(document: Json, written: Json | undefined, depth: number): string[] {
  if (!isObject(written) || depth > 32) return [];
  const schema: Schema = written;
  const own = typeof schema['x-inferred'] === 'string' ? [schema['x-inferred']] : [];
  const referred = typeof schema.$ref === 'string' ? valueAt(document, schema.$ref) : undefined;
  return [...own, ...reasons(document, referred, depth + 1)];
}
