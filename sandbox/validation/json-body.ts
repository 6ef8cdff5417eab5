import { badRequest } from '../http/refusal.ts';
import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { hasDuplicateNames } from './duplicate-names.ts';

/** A surrogate without its other half, which no UTF-8 can carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads a request body as one JSON object. Throws a Refusal for an empty body, for bytes that are not UTF-8, a byte order
 * mark, malformed JSON, a name used twice, a lone surrogate, and for any JSON value that is not an object.
 */
export function readJsonObject(body: Uint8Array): JsonObject {
  const value = readJson(body);
  if (!isJsonObject(value)) throw badRequest('INVALID_BODY', 'The body must be a JSON object.');
  return value;
}

function readJson(body: Uint8Array): Json {
  if (body.length === 0) throw badRequest('MALFORMED_JSON', 'The body is empty.');
  let text: string;
  let value: Json;
  try {
    // With ignoreBOM the mark stays in the text, where JSON has no place for it.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    value = JSON.parse(text);
  } catch {
    throw badRequest('MALFORMED_JSON', 'The body is not JSON in UTF-8.');
  }
  if (hasDuplicateNames(text)) throw badRequest('MALFORMED_JSON', 'The body names a property twice.');
  if (hasLoneSurrogate(value)) throw badRequest('MALFORMED_JSON', 'The body contains half a character.');
  return value;
}

function hasLoneSurrogate(value: Json): boolean {
  const left: Json[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string' && LONE_SURROGATE.test(next)) return true;
    if (Array.isArray(next)) left.push(...next);
    else if (isJsonObject(next)) left.push(...Object.keys(next), ...Object.values(next));
  }
  return false;
}
