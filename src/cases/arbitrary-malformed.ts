import fc from 'fast-check';
import { kept } from './arbitrary-kept.ts';
import type { Json } from './edit.ts';

/** Texts that mean something to a JSON reader where they may stand. A byte order mark is none: a reader may ignore it (RFC 8259, section 8.1). */
const meaningful = [...'{}[]":,\\\'0-e', 'NaN', 'true', '\n', '\u0000', '\u001f', '//'];

/** Random texts that are the JSON of a value but for one place, and are no JSON (RFC 8259). */
export function malformedTexts(values: fc.Arbitrary<Json>): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('cut', 'insert', 'delete', 'replace'),
    at: fc.nat(1000),
    part: fc.constantFrom(...meaningful),
  });
  const texts = fc.tuple(values, change).map(([value, { kind, at, part }]) => {
    const text = JSON.stringify(value);
    const place = at % text.length;
    if (kind === 'cut') return text.slice(0, place);
    return `${text.slice(0, place)}${kind === 'delete' ? '' : part}${text.slice(kind === 'insert' ? place : place + 1)}`;
  });
  return kept(texts, (text) => !isJson(text), 'a text that is no JSON');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
