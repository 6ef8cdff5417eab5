/** Longest text of a row, in characters; the whole of it is in the evidence. */
const longestRow = 400;
/** Longest text of a line that stands in a list. */
const longestLine = 240;

/** An answer must not be able to move the cursor, colour the report or hide a line of it; line feeds stay. */
function harmless(text: string): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, (character) => {
    return character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function cut(text: string, limit: number): string {
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
