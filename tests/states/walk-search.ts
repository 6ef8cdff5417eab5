import { numericSeed } from '../../src/cases/arbitrary-seed.ts';
import type { StepFailed } from '../../src/evidence/ledger.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { chooseWalks } from './walk-choice.ts';
import { allProofs, type Walk, walkProofs } from './walk-model.ts';
import { type Finding, type Seen, type Walked, WalkRun } from './walk-run.ts';
import { type Shrunk, shortestWalks, shrinkWalk } from './walk-shrink.ts';

/** How many walks are walked, and how many moves each has. */
export interface WalkEffort {
  readonly walks: number;
  readonly length: number;
}

/** Walks that may be tried to shrink all findings of a run; each costs two customers and a few calls. */
const mostTried = 40;
/** Of these, walks that wait out the whole bound of a state that never comes. */
const mostWaited = 2;
/** Times that walks are chosen anew to get round what was found. */
const mostPasses = 3;

/** A finding with the shortest walk that shows it. */
export interface Told {
  readonly finding: Finding;
  readonly story: Shrunk<Walked>;
  /** What the walks that found it were about: later ones keep out of it. */
  readonly cells: readonly string[];
  /** Moves of the walk that found it first. */
  readonly found: number;
  /** Whether it can be held against the API: it shows by itself, or it showed again on fresh customers. */
  readonly counts: boolean;
}

/** What all walks of a run came to. */
export interface Searched {
  readonly told: readonly Told[];
  readonly proved: ReadonlyMap<string, Seen>;
  /** Transitions of the declared machine that were set off. */
  readonly transitions: ReadonlySet<string>;
  /** Why some walk could not look, if any could not. */
  readonly trouble: StepFailed | undefined;
}

/** A walk with the finding that ended it. */
interface Failed {
  readonly walk: Walk;
  readonly walked: Walked;
  readonly finding: Finding;
}

/** Walks, shrinks what was found, and walks again round it for what could not be looked at because of it. */
export class WalkSearch {
  readonly #t: StepContext;
  readonly #effort: WalkEffort;
  readonly #proved = new Map<string, Seen>();
  readonly #transitions = new Set<string>();
  readonly #told = new Map<string, Told>();
  #trouble: StepFailed | undefined;
  #tried = 0;
  #waited = 0;

  constructor(t: StepContext, effort: WalkEffort) {
    this.#t = t;
    this.#effort = effort;
  }

  /** Searches until every proof was given or what was found stands in the way of the rest. */
  async search(): Promise<Searched> {
    for (let pass = 1; pass <= mostPasses; pass += 1) {
      const wanted = this.#missing();
      const unreadable = this.#told.has(walkProofs.entity);
      if (wanted.length === 0 || unreadable || this.#trouble !== undefined) break;
      await this.#pass(pass, wanted);
      if (this.#missing().length === wanted.length) break;
    }
    return {
      told: [...this.#told.values()],
      proved: this.#proved,
      transitions: this.#transitions,
      trouble: this.#trouble,
    };
  }

  #missing(): string[] {
    return allProofs().filter((proof) => !this.#proved.has(proof) && !this.#told.has(proof));
  }

  async #pass(pass: number, wanted: readonly string[]): Promise<void> {
    const { walks: count, length } = this.#effort;
    const avoided = new Set([...this.#told.values()].flatMap(({ cells }) => cells));
    const seed = numericSeed(this.#t.session.settings.seed, `walks ${pass}`);
    const walks = chooseWalks(seed, { count, length, wanted, avoided });
    const settled = await Promise.allSettled(walks.map((walk, index) => this.#walk(walk, `${pass}-${index + 1}`)));
    const failed = settled.flatMap((result, index): Failed[] => {
      if (result.status === 'rejected') {
        this.#trouble ??= result.reason as StepFailed;
        return [];
      }
      const { finding, moves } = result.value;
      const walk = walks[index];
      if (finding === undefined || walk === undefined) return [];
      return [{ walk: [...walk.slice(0, moves), finding.move], walked: result.value, finding }];
    });
    for (const proof of new Set(failed.map(({ finding }) => finding.proof))) {
      const [nearest] = failed
        .filter(({ finding }) => finding.proof === proof)
        .sort((a, b) => leastMoves(a.walk) - leastMoves(b.walk));
      if (nearest) this.#told.set(proof, await this.#shrink(nearest, `${pass}-${proof}`));
    }
  }

  async #walk(walk: Walk, name: string): Promise<Walked> {
    const walked = await new WalkRun(this.#t, `walk-${name}`).walk(walk);
    for (const [proof, seen] of walked.proved) this.#proved.set(proof, seen);
    for (const transition of walked.transitions) this.#transitions.add(transition);
    return walked;
  }

  async #shrink({ walk, walked, finding }: Failed, name: string): Promise<Told> {
    const { proof, uncertain } = finding;
    let attempt = 0;
    const story = await shrinkWalk(
      walk,
      walked,
      async (candidate) => {
        attempt += 1;
        this.#tried += 1;
        if (uncertain) this.#waited += 1;
        // A failure on the way to the environment ends the shrinking; what was found was found.
        const again = await this.#walk(candidate, `${name}-${attempt}`).catch((error: StepFailed) => {
          this.#trouble ??= error;
          return undefined;
        });
        return again?.finding?.proof === proof ? again : undefined;
      },
      () => this.#trouble === undefined && this.#tried < mostTried && (!uncertain || this.#waited < mostWaited),
    );
    const counts = !uncertain || story.reproduced;
    const shown = story.outcome.finding ?? finding;
    return { finding: shown, story, cells: [finding.cell, shown.cell], found: walk.length, counts };
  }
}

function leastMoves(walk: Walk): number {
  return shortestWalks(walk, 1)[0]?.length ?? walk.length;
}

/** The story of a finding, one numbered line for each thing that was done. */
export function storyText({ story: { walk, outcome, tried }, found }: Told): string {
  const lines = outcome.lines.map(({ text, exchange }, index) => `${index + 1} ${text} (${exchange})`);
  const more = tried === 1 ? '1 more walk' : `${tried} more walks`;
  return [...lines, `the shortest walk: ${walk.length} of ${found} calls, after ${more}`].join('\n');
}
