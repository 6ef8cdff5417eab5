import fc from 'fast-check';
import { illegalOperations, legalCells } from './customer-machine.ts';
import {
  type Act,
  afterDue,
  cast,
  cellOf,
  created,
  dueOf,
  duesOf,
  type Modelled,
  type Move,
  proofsOf,
  type Walk,
  type Who,
  walkProofs,
} from './walk-model.ts';

/** How many walks are drawn for each that is walked: enough to find some that together touch everything. */
const drawnPerWalk = 60;

/** What is wanted of a move; which operation that is depends on where the walk has led. */
interface Wish {
  readonly who: Who;
  readonly kind: 'legal' | 'illegal' | 'replay' | 'read';
  readonly pick: number;
}

/** Random walks of a length. Half of the wishes lead on, or most walks would stay where they began. */
export function walkArbitrary(length: number): fc.Arbitrary<Walk> {
  const wish: fc.Arbitrary<Wish> = fc.record({
    who: fc.constantFrom(...cast),
    kind: fc.oneof(
      { arbitrary: fc.constant('legal' as const), weight: 5 },
      { arbitrary: fc.constant('illegal' as const), weight: 3 },
      { arbitrary: fc.constant('replay' as const), weight: 1 },
      { arbitrary: fc.constant('read' as const), weight: 1 },
    ),
    pick: fc.nat(5),
  });
  return fc.array(wish, { minLength: length, maxLength: length }).map(walkOf);
}

function walkOf(wishes: readonly Wish[]): Walk {
  const customers = new Map<Who, Modelled>();
  return wishes.map(({ who, kind, pick }): Move => {
    const before = customers.get(who) ?? created;
    const act = actOf(before, kind, pick);
    customers.set(who, afterDue(before, dueOf(before, act)));
    return { who, act };
  });
}

function actOf({ state }: Modelled, kind: Wish['kind'], pick: number): Act {
  if (kind === 'read') return 'getCustomer';
  if (kind === 'replay') return 'replay';
  const legal = legalCells(state).map(({ operation }) => operation);
  // A final state allows nothing.
  const choices = kind === 'legal' && legal.length > 0 ? legal : illegalOperations(state);
  return choices[pick % choices.length] ?? 'getCustomer';
}

/** The proofs that a walk gives where everything is as documented. */
export function proofsOfWalk(walk: Walk): string[] {
  return [...new Set([...duesOf(walk).flatMap(({ due }) => proofsOf(due)), ...Object.values(walkProofs)])];
}

/** How many walks, how long, what they must touch together, and which cells they must keep out of. */
export interface WalkWishes {
  readonly count: number;
  /** Moves of each walk. */
  readonly length: number;
  readonly wanted: readonly string[];
  readonly avoided: ReadonlySet<string>;
}

/**
 * Draws walks and takes those that together touch the most of what is wanted: a run that did not look proves nothing. The
 * same seed gives the same walks.
 */
export function chooseWalks(seed: number, { count, length, wanted, avoided }: WalkWishes): Walk[] {
  const drawn = fc.sample(walkArbitrary(length), { seed, numRuns: count * drawnPerWalk });
  const pool = drawn.filter((walk) => duesOf(walk).every(({ before, due }) => !avoided.has(cellOf(before, due))));
  const missing = new Set(wanted);
  const chosen: Walk[] = [];
  while (chosen.length < count && pool.length > 0) {
    const gains = pool.map((walk) => proofsOfWalk(walk).filter((proof) => missing.has(proof)).length);
    const [walk] = pool.splice(gains.indexOf(Math.max(...gains)), 1);
    if (walk === undefined) break;
    chosen.push(walk);
    for (const proof of proofsOfWalk(walk)) missing.delete(proof);
  }
  return chosen;
}
