/** Longest text of a finding that the page shows, in characters; the whole of it is in the evidence. */
const longest = 4000;

/** The text, cut where nobody would read on, with its length named. */
export function bounded(text: string, limit = longest): string {
  const characters = text.length <= limit ? undefined : [...text.slice(0, limit)];
  return characters ? `${characters.join('')}… (${text.length} characters, the whole of it in the journal)` : text;
}
