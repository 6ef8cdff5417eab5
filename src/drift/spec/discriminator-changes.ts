import type { SchemaPair } from './compare-schemas.ts';
import type { Effect } from './effect.ts';
import type { SchemaChange } from './schema-change.ts';
import type { SchemaView } from './schema-view.ts';
import type { Views } from './union-changes.ts';

/**
 * Which alternatives are chosen by other values of the property that tells them apart: on the wire the value is all there is.
 * @param alternatives the pairs of those in both unions
 */
export function discriminatorChanges(
  before: SchemaView,
  after: SchemaView,
  alternatives: readonly SchemaPair[],
  views: Views,
): SchemaChange[] {
  const property = before.chosenBy?.property;
  // Another property, or none, is told by itself.
  if (property === undefined || property !== after.chosenBy?.property) return [];
  return alternatives.flatMap((pair): SchemaChange[] => {
    const [left, right] = [views.before(pair.before), views.after(pair.after)];
    const isFixed =
      valuesOf(left, property, views.before) !== undefined && valuesOf(right, property, views.after) !== undefined;
    const [was, is] = [choosing(before, left), choosing(after, right)];
    // Where the members list the value themselves, a change of it is told there.
    if (isFixed || was === undefined || is === undefined || text(was) === text(is)) return [];
    return [
      {
        code: 'DISCRIMINATOR_VALUE_CHANGED',
        found: 'changed',
        effect: effectOf(was, is),
        what: `the alternative ${lastName(right.named ?? '')} is chosen by ${text(is)}, and was by ${text(was)}`,
        at: { before: placeOf(before), after: placeOf(after) },
        before: text(was),
        after: text(is),
      },
    ];
  });
}

/** The values that stand for a member: those of the mapping, or the name of the schema. */
function choosing({ chosenBy }: SchemaView, { named }: SchemaView): ReadonlySet<string> | undefined {
  if (named === undefined) return undefined;
  const mapped = Object.entries(chosenBy?.mapping ?? {}).filter(([, target]) => {
    const given = String(target);
    return given === named || `#/components/schemas/${given}` === named;
  });
  return new Set(mapped.length > 0 ? mapped.map(([value]) => value) : [lastName(named)]);
}

function valuesOf(member: SchemaView, property: string, look: Views['before']): ReadonlySet<string> | undefined {
  const place = member.properties.get(property);
  return place && look(place).values;
}

function effectOf(was: ReadonlySet<string>, is: ReadonlySet<string>): Effect {
  if ([...was].every((value) => is.has(value))) return 'wider';
  return [...is].every((value) => was.has(value)) ? 'narrower' : 'other';
}

function lastName(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

function text(values: ReadonlySet<string>): string {
  return [...values].sort().join(' or ');
}

function placeOf({ at, places }: SchemaView): string {
  return places.get('discriminator') ?? at;
}
