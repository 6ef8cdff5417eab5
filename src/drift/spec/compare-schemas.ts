import { discriminatorChanges } from './discriminator-changes.ts';
import { type Direction, outerEffect, type Sense } from './effect.ts';
import { propertyChanges, subschemaChanges } from './inner-changes.ts';
import { withoutPlainUnions } from './plain-unions.ts';
import type { SchemaChange } from './schema-change.ts';
import { isOnlyUnion, type SchemaPlace, type SchemaView, schemaView } from './schema-view.ts';
import type { SpecDocument } from './spec-document.ts';
import { matchAlternatives } from './union-changes.ts';
import { valueChanges } from './value-changes.ts';

/** Two schemas that are to be compared, and how what holds them reads them. */
export interface SchemaPair {
  readonly before: SchemaPlace;
  readonly after: SchemaPlace;
  readonly sense: Sense;
}

/** What two schemas say differently, and the pairs in them that are still to be compared. */
export interface Compared {
  readonly changes: readonly SchemaChange[];
  readonly inner: readonly SchemaPair[];
}

/** A pair that has been compared, with those in it that have something to tell, or further pairs in them. */
interface Met {
  readonly changes: readonly SchemaChange[];
  readonly pairs: readonly SchemaPair[];
  /** Undefined until somebody passes by. */
  inner: readonly Met[] | undefined;
  /** Number of the last walk that passed by. */
  walk: number;
}

/**
 * Compares the schemas of two documents. Each pair of places is compared once for a direction, however many operations
 * reach it; circles of references end where they have been.
 */
export class SchemaComparison {
  readonly #before: SpecDocument;
  readonly #after: SpecDocument;
  readonly #known = new Map<string, Met>();
  #walks = 0;
  readonly #views = { before: new Map<string, SchemaView>(), after: new Map<string, SchemaView>() };

  constructor(before: SpecDocument, after: SpecDocument) {
    this.#before = before;
    this.#after = after;
  }

  /** How many pairs of schemas have been compared so far: what the work grows with. */
  get size(): number {
    return this.#known.size;
  }

  /** All changes of two schemas and what is in them, at any depth. Throws SpecDocumentError for broken references. */
  changes(before: SchemaPlace, after: SchemaPlace, direction: Direction): SchemaChange[] {
    const found: SchemaChange[] = [];
    this.#walks += 1;
    const waiting = [this.#met({ before, after, sense: 'same' }, direction)];
    for (let met = waiting.pop(); met !== undefined; met = waiting.pop()) {
      if (met.walk === this.#walks) continue;
      met.walk = this.#walks;
      found.push(...met.changes);
      // Each operation walks through all that it reaches, so that what has nothing to tell is left out for good.
      met.inner ??= met.pairs
        .map((pair) => this.#met(pair, direction))
        .filter((one) => one.changes.length > 0 || one.pairs.length > 0);
      waiting.push(...met.inner);
    }
    return found;
  }

  #met(pair: SchemaPair, direction: Direction): Met {
    const key = keyOf(pair, direction);
    const known = this.#known.get(key);
    if (known) return known;
    const { changes, inner } = this.#compare(pair, direction);
    const met: Met = { changes, pairs: inner, inner: undefined, walk: 0 };
    this.#known.set(key, met);
    return met;
  }

  #compare({ before, after, sense }: SchemaPair, direction: Direction): Compared {
    const left = this.#view('before', before);
    const right = this.#view('after', after);
    const { changes, inner } = this.#own(left, right, before, after, direction);
    const read = (change: SchemaChange): SchemaChange => {
      if (typeof change.effect !== 'string' || sense === 'same') return change;
      const { reason: _, ...rest } = change;
      return { ...rest, effect: outerEffect(change.effect, sense) };
    };
    return { changes: changes.map(read), inner: inner.map((pair) => ({ ...pair, sense: within(sense, pair.sense) })) };
  }

  #own(first: SchemaView, second: SchemaView, before: SchemaPlace, after: SchemaPlace, direction: Direction): Compared {
    const pairs: SchemaPair[] = [];
    const changes: SchemaChange[] = [];
    const views = {
      before: (place: SchemaPlace) => this.#view('before', place),
      after: (place: SchemaPlace) => this.#view('after', place),
    };
    // Unions on both sides are compared member by member, so that their words are compared, too.
    const differ = first.unions.length !== second.unions.length;
    const left = differ ? withoutPlainUnions(first, views.before) : first;
    const right = differ ? withoutPlainUnions(second, views.after) : second;
    if (isOnlyUnion(left) !== isOnlyUnion(right) && (left.unions.length === 0 || right.unions.length === 0)) {
      // One of them became a choice: the other is a choice of one.
      return matchAlternatives(choice(left, before, right), choice(right, after, left), views);
    }
    changes.push(...valueChanges(left, right, direction));
    // Of a value of another type nothing else can be said that helps.
    if (disjoint(left, right)) return { changes: changes.filter(({ code }) => code === 'TYPE_CHANGED'), inner: [] };
    for (const index of Array(Math.max(left.unions.length, right.unions.length)).keys()) {
      const matched = matchAlternatives(left.unions[index] ?? left.at, right.unions[index] ?? right.at, views);
      changes.push(...matched.changes, ...discriminatorChanges(left, right, matched.inner, views));
      pairs.push(...matched.inner);
    }
    for (const compared of [propertyChanges(left, right, direction, views), subschemaChanges(left, right, views)]) {
      changes.push(...compared.changes);
      pairs.push(...compared.inner);
    }
    return { changes, inner: pairs };
  }

  #view(side: 'before' | 'after', place: SchemaPlace): SchemaView {
    const key = place.join(' ');
    const known = this.#views[side].get(key);
    if (known) return known;
    const view = schemaView(side === 'before' ? this.#before : this.#after, place);
    this.#views[side].set(key, view);
    return view;
  }
}

function keyOf({ before, after, sense }: SchemaPair, direction: Direction): string {
  return [before.join(' '), after.join(' '), sense, direction].join('|');
}

function within(outer: Sense, inner: Sense): Sense {
  if (outer === 'either' || inner === 'either') return 'either';
  return outer === inner ? 'same' : 'inverted';
}

function choice(view: SchemaView, place: SchemaPlace, other: SchemaView) {
  return view.unions[0] ?? { keyword: other.unions[0]?.keyword ?? 'anyOf', at: view.at, members: [place] };
}

function disjoint({ types: left }: SchemaView, { types: right }: SchemaView): boolean {
  if (left === undefined || right === undefined || left.size === 0 || right.size === 0) return false;
  const numeric = (types: Set<string>): Set<string> =>
    new Set([...types].map((type) => (type === 'integer' ? 'number' : type)));
  const others = numeric(right);
  return ![...numeric(left)].some((type) => type !== 'null' && others.has(type));
}
