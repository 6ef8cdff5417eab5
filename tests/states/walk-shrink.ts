import { cellOf, duesOf, kindOf, type Walk } from './walk-model.ts';

/** How many of the shortest candidates are tried before single moves are left out. */
const shortestTried = 6;

/** What a shrinking came to. */
export interface Shrunk<Outcome> {
  readonly walk: Walk;
  readonly outcome: Outcome;
  /** Walks that were tried on fresh customers. */
  readonly tried: number;
  /** Whether any of them found the same again. */
  readonly reproduced: boolean;
}

/** What the last move of a walk is about, with its state and without; undefined for an empty walk. */
function lastOf(walk: Walk): { readonly cell: string; readonly kind: string } | undefined {
  const last = duesOf(walk).at(-1);
  return last && { cell: cellOf(last.before, last.due), kind: kindOf(last.due) };
}

/** Every choice of some of the things, in their order: all of one size before any of the next. */
function* choices<T>(things: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) yield [];
  else
    for (const [index, first] of things.entries())
      for (const rest of choices(things.slice(index + 1), size - 1)) yield [first, ...rest];
}

/**
 * The shortest ways to a walk's last move by leaving other moves out, shortest first. The model knows without a request
 * which of them still end in a move of the same kind.
 */
export function shortestWalks(walk: Walk, most: number): Walk[] {
  const prefix = walk.slice(0, -1);
  const kind = lastOf(walk)?.kind;
  const found: Walk[] = [];
  for (let size = 0; size < prefix.length; size += 1) {
    for (const chosen of choices(prefix, size)) {
      const candidate = [...chosen, ...walk.slice(-1)];
      if (lastOf(candidate)?.kind === kind) found.push(candidate);
      if (found.length >= most) return found;
    }
  }
  return found;
}

/**
 * Shrinks a walk whose last move failed: first tries the shortest ways to that move, and where none of them fails leaves
 * out one move after the other.
 * @param fails runs a walk on fresh customers: what it came to if it failed in the same way, else undefined
 * @param mayTry whether one more walk can be afforded
 */
export async function shrinkWalk<Outcome>(
  walk: Walk,
  outcome: Outcome,
  fails: (walk: Walk) => Promise<Outcome | undefined>,
  mayTry: () => boolean,
): Promise<Shrunk<Outcome>> {
  let best = { walk, outcome };
  let tried = 0;
  let reproduced = false;
  const attempt = async (candidate: Walk): Promise<boolean> => {
    if (!mayTry()) return false;
    tried += 1;
    const found = await fails(candidate);
    if (found === undefined) return false;
    best = { walk: candidate, outcome: found };
    reproduced = true;
    return true;
  };
  for (const candidate of shortestWalks(walk, shortestTried)) {
    // Candidates come by their length, so that nothing shorter is left to be tried.
    if (await attempt(candidate)) return { ...best, tried, reproduced };
  }
  const cell = lastOf(walk)?.cell;
  for (let before = Number.POSITIVE_INFINITY; best.walk.length < before && mayTry(); ) {
    before = best.walk.length;
    for (let index = before - 2; index >= 0; index -= 1) {
      const candidate = best.walk.filter((_move, place) => place !== index);
      if (lastOf(candidate)?.cell === cell) await attempt(candidate);
    }
  }
  // What nothing shorter showed again may show again as it was.
  if (!reproduced) await attempt(walk);
  return { ...best, tried, reproduced };
}
