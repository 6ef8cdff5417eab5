import type { Change } from './change.ts';
import type { BodyFact, PlaceFact, Snapshot } from './snapshot.ts';

/** A difference is told when chance makes it less often than this. */
const chance = 0.01;

/** How bodies of the same operation and status differ: members that came or went, other types, a null where none was. */
export function bodyChanges(before: Snapshot, after: Snapshot): Change[] {
  return Object.entries(after.bodies).flatMap(([key, now]) => {
    const then = before.bodies[key];
    if (then === undefined || then.answers === 0 || now.answers === 0) return [];
    const places = [...new Set([...Object.keys(then.places), ...Object.keys(now.places)])].sort();
    return places.flatMap((place) => {
      // What is below a member that came or went is told with it.
      const parent = place.slice(0, place.lastIndexOf('/'));
      if (place !== '' && (then.places[parent] === undefined) !== (now.places[parent] === undefined)) return [];
      return placeChange(key, place, then, now);
    });
  });
}

function placeChange(key: string, place: string, then: BodyFact, now: BodyFact): Change[] {
  const [was, is] = [then.places[place], now.places[place]];
  const [operation = ''] = key.split(' ');
  const name = place.slice(place.lastIndexOf('/') + 1) || 'body';
  const at = { operation, where: `${key} ${place}`, direction: 'response', subject: `property ${name}` } as const;
  if (was === undefined && is !== undefined) {
    if (missedByChance(is.seen / now.answers, then.answers)) return [];
    const what = `the property ${name} (${is.types}) is new in answers`;
    return [{ code: 'PROPERTY_APPEARED', cause: name, before: 'absent', after: is.types, what, ...at }];
  }
  if (was !== undefined && is === undefined) {
    if (missedByChance(was.seen / then.answers, now.answers)) return [];
    const what = `the property ${name} (${was.types}) is gone from answers: clients that read it find nothing`;
    return [{ code: 'PROPERTY_VANISHED', cause: name, before: was.types, after: 'absent', what, ...at }];
  }
  return was && is ? kept(name, at, was, is, then.answers, now.answers) : [];
}

function kept(
  name: string,
  at: Pick<Change, 'operation' | 'where' | 'direction' | 'subject'>,
  was: PlaceFact,
  is: PlaceFact,
  then: number,
  now: number,
): Change[] {
  const changes: Change[] = [];
  const [before, after] = [was.types, is.types];
  const [old, fresh] = [before.split(' '), after.split(' ')];
  const strange = fresh.filter((type) => !old.includes(type) && !(type === 'integer' && old.includes('number')));
  if (strange.includes('null'))
    changes.push({
      code: 'NULL_APPEARED',
      cause: name,
      before,
      after,
      what: `the property ${name} can now be null`,
      ...at,
    });
  if (strange.some((type) => type !== 'null'))
    changes.push({
      code: 'TYPE_CHANGED',
      cause: `${name} ${before} ${after}`,
      before,
      after,
      what: `the property ${name} was of type ${before.replaceAll(' ', ' or ')} and is ${after.replaceAll(' ', ' or ')}`,
      ...at,
    });
  if (was.seen === then && then >= 10 && is.seen < now && (is.seen / now) ** then < chance)
    changes.push({
      code: 'PROPERTY_SOMETIMES_MISSING',
      cause: name,
      before: `in each of ${then} answers`,
      after: `in ${is.seen} of ${now}`,
      what: `the property ${name} was always there and is not any more`,
      ...at,
    });
  return changes;
}

/** Whether something that is there with this share may well not show in that many answers. */
function missedByChance(share: number, answers: number): boolean {
  return (1 - share) ** answers >= chance;
}
