/**
 * Waits for all promises, so that nothing of a step is still under way when it ends, and gives what they came to.
 * @throws what the first that failed threw
 */
export async function together<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
