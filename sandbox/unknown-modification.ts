/** An id that no fault, or no variant, has. */
export class UnknownModification extends Error {
  /**
   * @param kind what was asked for
   * @param id as it was given
   * @param known the ids that exist
   */
  constructor(kind: 'fault' | 'variant', id: string, known: readonly string[]) {
    super(
      `UNKNOWN_${kind.toUpperCase()}  there is no ${kind} ${JSON.stringify(id)}\n  expected  one of ${known.join(', ')}\n  next      give one of these to --${kind}, or leave it out`,
    );
    this.name = 'UnknownModification';
  }
}
