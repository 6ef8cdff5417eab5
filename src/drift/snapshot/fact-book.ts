/** Sets of texts by key, written down in an order that does not depend on the order of the run. */
export class FactBook {
  readonly #facts = new Map<string, Set<string>>();

  /** Notes a fact. */
  note(key: string, ...facts: readonly string[]): void {
    const known = this.#facts.get(key) ?? new Set<string>();
    this.#facts.set(key, known);
    for (const fact of facts) known.add(fact);
  }

  /** Each key with its facts, sorted. */
  lists(): Record<string, string[]> {
    return sorted([...this.#facts].map(([key, facts]) => [key, [...facts].sort()] as const));
  }

  /** Each key with its facts in one text. */
  texts(): Record<string, string> {
    return sorted([...this.#facts].map(([key, facts]) => [key, [...facts].sort().join(' ')] as const));
  }
}

/** An object whose members stand in the order of their names: the same text for the same facts. */
export function sorted<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
