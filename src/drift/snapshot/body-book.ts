import { isObject, type Json } from '../../generate/json.ts';
import { typeOf } from '../behaviour/seen-schema.ts';
import { sorted } from './fact-book.ts';
import type { BodyFact } from './snapshot.ts';

interface Counted {
  seen: number;
  readonly types: Set<string>;
}

/** Deepest place that is written down; free-form data below it is nobody's contract. */
const deepest = 6;

/** What bodies look like, by operation and status. */
export class BodyBook {
  readonly #bodies = new Map<string, { answers: number; readonly places: Map<string, Counted> }>();

  /** Notes one body; a place that is there several times, in the items of a list, counts once. */
  note(key: string, body: Json): void {
    const known = this.#bodies.get(key) ?? { answers: 0, places: new Map<string, Counted>() };
    this.#bodies.set(key, known);
    // Whether a list has items is up to who called before; what an item has is not.
    if (Array.isArray(body) && body.length === 0) return;
    known.answers += 1;
    const here = new Map<string, Set<string>>();
    visit('', body, here, 0);
    for (const [place, types] of here) {
      const counted = known.places.get(place) ?? { seen: 0, types: new Set<string>() };
      known.places.set(place, counted);
      counted.seen += 1;
      for (const type of types) counted.types.add(type);
    }
  }

  /** As a snapshot keeps them. */
  facts(): Record<string, BodyFact> {
    return sorted(
      [...this.#bodies].map(([key, { answers, places }]) => {
        const facts = [...places].map(
          ([place, { seen, types }]) => [place, { seen, types: [...types].sort().join(' ') }] as const,
        );
        return [key, { answers, places: sorted(facts) }] as const;
      }),
    );
  }
}

function visit(place: string, value: Json, found: Map<string, Set<string>>, depth: number): void {
  const types = found.get(place) ?? new Set<string>();
  found.set(place, types.add(typeOf(value)));
  if (depth >= deepest) return;
  if (Array.isArray(value)) for (const item of value) visit(`${place}/*`, item, found, depth + 1);
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) visit(`${place}/${name}`, member, found, depth + 1);
}
