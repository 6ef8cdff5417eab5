/** What stands in place of half a character (Unicode 15, §3.9 D71: a surrogate without its partner). */
const replacement = '\ufffd';

/**
 * A value as JSON in which no escape is half a character: JSON.stringify writes one as `\ud800`, which many parsers refuse
 * (RFC 8259 §8.2).
 */
export function wellFormedJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  // Mostly there is none, and the text is long.
  if (!/\\ud[89a-f]/.test(text)) return text;
  // Each escape is consumed whole, so that an escaped backslash before `ud800` stays the text that it is.
  return text.replace(/\\(u[0-9a-f]{4}|.)/g, (sequence, code: string) =>
    /^ud[89a-f]/.test(code) ? replacement : sequence,
  );
}
