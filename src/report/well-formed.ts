/** What stands in place of half a character (Unicode 15, §3.9 D71: a surrogate without its partner). */
const replacement = '\ufffd';

/**
 * A value as JSON in which no escape is half a character: JSON.stringify writes one as `\ud800`, which many parsers refuse
 * (RFC 8259 §8.2).
 */
export function wellFormedJson(value: unknown, indent?: number): string {
  // An escape begins behind an even number of backslashes: `\\ud800` is the text that it says.
  return JSON.stringify(value, null, indent).replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, replacement);
}
