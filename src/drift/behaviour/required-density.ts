import { schemaTitle } from './schema-place.ts';
import type { SeenBodies } from './seen-bodies.ts';

/** How much of one kind of object the contract demands: what is not demanded can vanish, and validation stays silent. */
export interface RequiredDensity {
  /** Name of the schema. */
  readonly schema: string;
  readonly properties: number;
  readonly required: number;
  /** How many such objects were seen. */
  readonly seen: number;
  /** Optional members that each of them had: candidates for `required`. */
  readonly alwaysThere: readonly string[];
}

/** Fewer objects say nothing about "always". */
const enough = 10;

/** The density of each kind of object that answers and events showed, thinnest first. */
export function requiredDensity({ objects }: SeenBodies): RequiredDensity[] {
  return [...objects]
    .flatMap(([home, { place, count, members }]) => {
      const { names, required } = place;
      if (names.length === 0) return [];
      const optional = names.filter((name) => !required.has(name));
      const alwaysThere = count >= enough ? optional.filter((name) => members.get(name) === count) : [];
      return [
        {
          schema: schemaTitle(home),
          properties: names.length,
          required: names.length - optional.length,
          seen: count,
          alwaysThere,
        },
      ];
    })
    .sort((a, b) => a.required / a.properties - b.required / b.properties || (a.schema < b.schema ? -1 : 1));
}
