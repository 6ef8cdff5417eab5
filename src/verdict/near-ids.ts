/** How many ids are named. */
const most = 3;

/** The pieces of three characters of a text, which survive a slip of the finger at another place. */
function piecesOf(text: string): Set<string> {
  const padded = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}

/** How alike two texts are, from 0 to 1: shared pieces among all pieces (Jaccard). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((piece) => other.has(piece)).length;
  return shared / (one.size + other.size - shared);
}

/** At most three ids that somebody who wrote `id` may have meant, the likeliest first; none where nothing is near. */
export function nearIds(id: string, ids: readonly string[]): string[] {
  const wanted = piecesOf(id);
  return ids
    .map((candidate) => ({ candidate, score: likeness(wanted, piecesOf(candidate)) }))
    .filter(({ score }) => score >= 0.25)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
