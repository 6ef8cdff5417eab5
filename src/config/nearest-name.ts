/** Number of insertions, deletions and substitutions between two texts (Levenshtein 1965). */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const insertion = (current[column - 1] ?? 0) + 1;
      const deletion = (previous[column] ?? 0) + 1;
      current.push(Math.min(substitution, insertion, deletion));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** The name that somebody most probably meant, or undefined when none is near. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of names) {
    const found = distance(name.toUpperCase(), candidate.toUpperCase());
    // The prefix is the same in most names, so only what follows it says how much may differ.
    const tolerated = Math.max(2, (candidate.length - candidate.indexOf('_')) / 3);
    if (found <= tolerated && (best === undefined || found < best.distance)) {
      best = { name: candidate, distance: found };
    }
  }
  return best?.name;
}
