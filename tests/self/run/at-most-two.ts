/**
 * Maps items with at most two at work at once: each run has processes of its own, and there may be two cores.
 * @returns the results in the order of the items
 */
export async function atMostTwo<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results.set(next[0], await work(next[1]));
    }
  };
  await Promise.all([worker(), worker()]);
  return items.flatMap((_, index) => (results.has(index) ? [results.get(index) as R] : []));
}
