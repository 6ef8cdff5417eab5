import type { Compared, SchemaPair } from './compare-schemas.ts';
import type { SchemaChange } from './schema-change.ts';
import type { SchemaPlace, SchemaView, Union } from './schema-view.ts';

/** How to look into schemas of either document. */
export interface Views {
  before(place: SchemaPlace): SchemaView;
  after(place: SchemaPlace): SchemaView;
}

/** What an alternative is recognised by, the surest mark first. */
const marks: ReadonlyArray<(view: SchemaView, views: (place: SchemaPlace) => SchemaView) => string> = [
  // A fixed value of a property, by which a discriminator tells members apart.
  (view, look) =>
    [...view.properties]
      .flatMap(([name, place]) => {
        const { values } = look(place);
        return values?.size === 1 ? [`${name}=${[...values].join('')}`] : [];
      })
      .sort()
      .join(' '),
  (view) => view.told.get('title') ?? '',
  (view) =>
    [
      view.types && [...view.types].sort().join(),
      view.values && [...view.values].sort().join(),
      [...view.properties.keys()].sort().join(),
      view.asserted.size &&
        [...view.asserted]
          .map(([keyword, all]) => `${keyword}:${[...all].join()}`)
          .sort()
          .join(),
    ].join('|'),
  // A whole number is a number.
  (view) =>
    view.types
      ? [...view.types]
          .map((type) => type.replace('integer', 'number'))
          .sort()
          .join()
      : '',
];

interface Member {
  readonly place: SchemaPlace;
  readonly view: SchemaView;
}

/**
 * Pairs the alternatives of two unions; those left over are changes. A string stands for a schema without a union, with
 * the pointer where one could stand.
 */
export function matchAlternatives(before: Union | string, after: Union | string, views: Views): Compared {
  if (typeof before === 'string' || typeof after === 'string') return appearing(before, after);
  const left = before.members.map((place): Member => ({ place, view: views.before(place) }));
  const right = after.members.map((place): Member => ({ place, view: views.after(place) }));
  const inner: SchemaPair[] = [];
  const pairUp = (markOf: (member: Member, side: 'before' | 'after') => string): void => {
    for (const member of [...left]) {
      const mark = markOf(member, 'before');
      const twin = mark === '' ? undefined : right.find((other) => markOf(other, 'after') === mark);
      if (twin === undefined) continue;
      inner.push({ before: member.place, after: twin.place, sense: 'same' });
      left.splice(left.indexOf(member), 1);
      right.splice(right.indexOf(twin), 1);
    }
  };
  pairUp(({ view }) => nameOf(view));
  for (const mark of marks) pairUp(({ view }, side) => mark(view, side === 'before' ? views.before : views.after));
  const changes = [
    ...left.map(({ view, place }) => member('removed', view, place, after.at)),
    ...right.map(({ view, place }) => member('added', view, place, before.at)),
  ];
  const stricter = before.keyword !== after.keyword ? [switched(before, after)] : [];
  return { changes: [...changes, ...stricter], inner };
}

function nameOf({ named }: SchemaView): string {
  return named ?? '';
}

function member(found: 'added' | 'removed', view: SchemaView, place: SchemaPlace, other: string): SchemaChange {
  const name = (nameOf(view).split('/').at(-1) ?? '') || [...(view.types ?? ['any value'])].join(' or ');
  const own = place[0] ?? view.at;
  return {
    code: found === 'added' ? 'ALTERNATIVE_ADDED' : 'ALTERNATIVE_REMOVED',
    found,
    effect: found === 'added' ? 'wider' : 'narrower',
    what: `the alternative ${name} is ${found === 'added' ? 'new' : 'gone'}`,
    at: found === 'added' ? { before: other, after: own } : { before: own, after: other },
    ...(found === 'added' ? { after: name } : { before: name }),
  };
}

function switched(before: Union, after: Union): SchemaChange {
  return {
    code: 'UNION_CHANGED',
    found: 'changed',
    // A value that fits two alternatives is one of anyOf and none of oneOf.
    effect: after.keyword === 'oneOf' ? 'narrower' : 'wider',
    what: `${before.keyword} became ${after.keyword}`,
    at: { before: before.at, after: after.at },
    before: before.keyword,
    after: after.keyword,
  };
}

function appearing(before: Union | string, after: Union | string): Compared {
  const added = typeof before === 'string';
  const union = typeof before === 'string' ? after : before;
  if (typeof union === 'string') return { changes: [], inner: [] };
  const at = (side: Union | string): string => (typeof side === 'string' ? side : side.at);
  const change: SchemaChange = {
    code: added ? 'UNION_ADDED' : 'UNION_REMOVED',
    found: added ? 'added' : 'removed',
    effect: added ? 'narrower' : 'wider',
    what: `${union.keyword} with ${union.members.length} alternatives is ${added ? 'new' : 'gone'}`,
    at: { before: at(before), after: at(after) },
  };
  return { changes: [change], inner: [] };
}
