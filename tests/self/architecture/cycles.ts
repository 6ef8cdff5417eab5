/** One cycle of a graph as `a -> b -> a`, or nothing; an edge from a node to itself is none. */
export function findCycle(edges: ReadonlyArray<readonly [from: string, to: string]>): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string[] => {
    const seenAt = path.indexOf(node);
    if (seenAt >= 0) return [[...path.slice(seenAt), node].join(' -> ')];
    if (done.has(node)) return [];
    for (const target of next.get(node) ?? []) {
      const cycle = walk(target, [...path, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of next.keys()) {
    const cycle = walk(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
