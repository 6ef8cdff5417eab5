/**
 * A JSON text over several lines. Nothing but white space between tokens changes: duplicate members, the spelling of
 * numbers and escapes stay as they came. What is not JSON comes back as it is.
 */
export function laidOut(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  let depth = 0;
  let before = '';
  let laid = '';
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (const token of tokens) {
    const closes = token === '}' || token === ']';
    const empty = before === '{' || before === '[';
    if (closes) depth -= 1;
    if (closes ? !empty : empty || before === ',') laid += line();
    if (token === '{' || token === '[') depth += 1;
    laid += token === ':' ? ': ' : token;
    before = token;
  }
  return laid;
}
