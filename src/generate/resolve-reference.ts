import { isObject, type Json, type JsonObject } from './json.ts';
import { plainPointer, valueAt } from './pointer.ts';

/** An object and the place where it is written, after following its references. */
export interface Resolved {
  pointer: string;
  value: JsonObject;
}

/**
 * Follows `$ref` of parameters, responses, bodies, headers, path items and examples to where the object is written.
 * Gives undefined for a reference to nowhere, outside the document, in a circle, or to something that is no object.
 */
export function resolveReference(document: JsonObject, pointer: string): Resolved | undefined {
  const seen = new Set<string>();
  let place = pointer;
  for (;;) {
    if (seen.has(place)) return undefined;
    seen.add(place);
    const value: Json | undefined = valueAt(document, place);
    if (!isObject(value)) return undefined;
    const reference = value.$ref;
    if (typeof reference !== 'string') return { pointer: place, value };
    const target = referenceTarget(reference);
    if (target === undefined) return undefined;
    place = target;
  }
}

/** True where the `$ref` at a pointer leads, by way of nothing but references, back to a place it has passed. */
export function isCircular(document: JsonObject, pointer: string): boolean {
  const seen = new Set<string>();
  for (let place: string | undefined = pointer; place !== undefined; ) {
    if (seen.has(place)) return true;
    seen.add(place);
    const value = valueAt(document, place);
    place = isObject(value) && typeof value.$ref === 'string' ? referenceTarget(value.$ref) : undefined;
  }
  return false;
}

/** The pointer that a `$ref` names in the same document; undefined for another document or a malformed pointer. */
export function referenceTarget(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  try {
    return plainPointer(reference);
  } catch {
    return undefined;
  }
}
