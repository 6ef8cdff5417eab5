/** An id that no fault, or no variant, has. */
export class UnknownModification extends Error {
  /**
   * @param kind what was asked for
   * @param id as it was given
   * @param known the ids that exist
   */
  constructor(kind: 'fault' | 'variant', id: string, known: readonly string[]) {
    super(
      `UNKNOWN_${kind.toUpperCase()}  there is no ${kind} ${JSON.stringify(id)}\n  expected  one of ${told(id, known)}\n  next      give one of these to --${kind}, or leave it out`,
    );
    this.name = 'UnknownModification';
  }
}

/** More of them than this nobody reads. */
const mostListed = 40;

/** All ids where they are few; else those of the group that was meant, or the groups there are. */
function told(id: string, known: readonly string[]): string {
  if (known.length <= mostListed) return known.join(', ');
  const groupOf = (name: string): string => `${name.split('-', 1)[0] ?? ''}-`;
  const own = known.filter((name) => groupOf(name) === groupOf(id));
  const shown = own.length > 0 ? own : [...new Set(known.map(groupOf))].map((group) => `${group}…`);
  return `${shown.join(', ')} (npm run sandbox -- --help lists all ${known.length})`;
}
