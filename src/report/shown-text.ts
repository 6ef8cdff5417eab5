/** Longest text of a row, in characters; the whole of it is in the evidence. */
const longestRow = 400;
/** Longest text of a line that stands in a list. */
const longestLine = 240;

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * An answer must not be able to move the cursor, colour the report, hide a line of it or end a well-formed document; line
 * feeds stay. Nor may it command the runner of a pipeline, which reads `::command::` at the start of a line, indented or
 * not, and `##[command]` anywhere (GitHub Actions, workflow commands).
 */
export function harmless(text: string): string {
  return text
    .replace(/\p{Cc}|\p{Bidi_Control}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Noncharacter_Code_Point}/gu, (character) => {
      if (character === '\n') return character;
      return [...Array(character.length).keys()].map((index) => escapeOf(character[index] ?? '')).join('');
    })
    .replace(/^(\s*):(?=:)/gm, (_whole, indent: string) => `${indent}${escapeOf(':')}`)
    .replace(/##\[/g, () => `##${escapeOf('[')}`);
}

/** The text, shortened to a number of characters, with the full length named. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text];
  return characters.length <= limit
    ? text
    : `${characters.slice(0, limit).join('')}… (${characters.length} characters)`;
}

/** A text of the evidence for a row of a report: without control characters, cut, lines kept. */
export function shown(text: string): string {
  return cut(harmless(text), longestRow);
}

/** A text of the evidence for one line of a list: its first line, without control characters, cut. */
export function oneLine(text: string): string {
  const [first = '', ...more] = text.trim().split('\n');
  return `${cut(harmless(first), longestLine)}${more.length > 0 ? ' …' : ''}`;
}
