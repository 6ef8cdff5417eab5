import type { Direction, Effect } from './effect.ts';
import { type Flat, type RawChange, rawChanges } from './raw-changes.ts';
import { codeOf, type SchemaChange, texts } from './schema-change.ts';
import { type Bound, isTighter, type SchemaView } from './schema-view.ts';

const bound = ({ value, strict }: Bound, side: 'lower' | 'upper'): string =>
  `${side === 'lower' ? '>' : '<'}${strict ? '' : '='} ${value}`;

const set = (names: Iterable<string>): Record<string, string> =>
  Object.fromEntries([...names].map((name) => [name, name]));

function flat(view: SchemaView): Flat {
  return {
    ...(view.types ? { type: [...view.types].sort().join(' or ') || 'nothing' } : {}),
    ...(view.values ? { enum: set(view.values) } : {}),
    lower: Object.fromEntries([...view.lower].map(([keyword, value]) => [keyword, bound(value, 'lower')])),
    upper: Object.fromEntries([...view.upper].map(([keyword, value]) => [keyword, bound(value, 'upper')])),
    asserted: Object.fromEntries([...view.asserted].map(([keyword, all]) => [keyword, [...all].sort().join(' and ')])),
    told: Object.fromEntries(view.told),
  };
}

/** What two schemas say differently of the value itself, not of what is in it. */
export function valueChanges(before: SchemaView, after: SchemaView, direction: Direction): SchemaChange[] {
  const make = (
    raw: RawChange,
    keyword: string,
    rest: Pick<SchemaChange, 'code' | 'effect' | 'what'>,
  ): SchemaChange => ({
    ...rest,
    found: raw.found,
    ...texts(raw.before, raw.after),
    at: { before: placeOf(before, keyword), after: placeOf(after, keyword) },
  });
  return rawChanges(flat(before), flat(after)).flatMap((raw): SchemaChange[] => {
    const keyword = raw.name ?? raw.field;
    switch (raw.field) {
      case 'type': {
        const change = typeChange(before.types, after.types);
        const made = make(raw, 'type', change);
        // That null may come beside a shared schema is said where the schema is used.
        const beside = change.code.startsWith('NULL_') && (before.orNull !== undefined || after.orNull !== undefined);
        return [
          beside ? { ...made, at: { before: before.orNull ?? before.used, after: after.orNull ?? after.used } } : made,
        ];
      }
      case 'enum':
        return enumChange(raw, before, after).map((rest) =>
          make(raw, before.places.has('enum') || after.places.has('enum') ? 'enum' : 'const', rest),
        );
      case 'lower':
      case 'upper':
        return [
          make(
            raw,
            keyword,
            boundChange(raw, keyword, before[raw.field].get(keyword), after[raw.field].get(keyword), raw.field),
          ),
        ];
      case 'asserted':
        return [make(raw, keyword, assertionChange(raw, keyword))];
      default:
        return [make(raw, keyword, tellingChange(raw, keyword, direction))];
    }
  });
}

function placeOf(view: SchemaView, keyword: string): string {
  return view.places.get(keyword) ?? `${view.at}/${keyword}`;
}

const verbs = { added: 'is new', removed: 'is gone', changed: 'changed' } as const;

function typeChange(
  before: Set<string> | undefined,
  after: Set<string> | undefined,
): Pick<SchemaChange, 'code' | 'effect' | 'what'> {
  const holds = (all: Set<string> | undefined, some: Set<string> | undefined): boolean =>
    all === undefined ||
    (some !== undefined && [...some].every((type) => all.has(type) || (type === 'integer' && all.has('number'))));
  const effect: Effect = holds(after, before) ? 'wider' : holds(before, after) ? 'narrower' : 'other';
  const only = (a: Set<string> | undefined, b: Set<string> | undefined): boolean =>
    a !== undefined && b !== undefined && a.has('null') && a.size === b.size + 1 && holds(a, b);
  if (only(after, before)) return { code: 'NULL_ADDED', effect, what: 'null is allowed now' };
  if (only(before, after)) return { code: 'NULL_REMOVED', effect, what: 'null is no longer allowed' };
  const [was, is] = [before, after].map((types) => types && ([...types].sort().join(' or ') || 'nothing'));
  if (was === undefined) return { code: 'TYPE_CHANGED', effect, what: `only ${is} is allowed where any type was` };
  if (is === undefined) return { code: 'TYPE_CHANGED', effect, what: `any type is allowed where only ${was} was` };
  return { code: 'TYPE_CHANGED', effect, what: `the type went from ${was} to ${is}` };
}

function enumChange(
  raw: RawChange,
  before: SchemaView,
  after: SchemaView,
): Array<Pick<SchemaChange, 'code' | 'effect' | 'what'>> {
  const value = raw.name ?? '';
  // A list that is new or gone as a whole is one change, told at its first value.
  if (before.values === undefined || after.values === undefined) {
    const list = before.values ?? after.values;
    if (value !== [...(list ?? [])][0]) return [];
    const all = [...(list ?? [])].join(', ');
    return after.values
      ? [{ code: 'ENUM_ADDED', effect: 'narrower', what: `only ${all} is allowed now` }]
      : [{ code: 'ENUM_REMOVED', effect: 'wider', what: `values besides ${all} are allowed now` }];
  }
  // That null may come is said by the type already.
  if (value === 'null' && before.types && after.types && before.types.has('null') !== after.types.has('null'))
    return [];
  return raw.found === 'added'
    ? [{ code: 'ENUM_VALUE_ADDED', effect: 'wider', what: `the value ${value} is new` }]
    : [{ code: 'ENUM_VALUE_REMOVED', effect: 'narrower', what: `the value ${value} is gone` }];
}

function boundChange(
  raw: RawChange,
  keyword: string,
  before: Bound | undefined,
  after: Bound | undefined,
  side: 'lower' | 'upper',
): Pick<SchemaChange, 'code' | 'effect' | 'what'> {
  const name = codeOf(keyword);
  if (before === undefined || after === undefined) {
    const text = raw.after ?? raw.before ?? '';
    return raw.found === 'added'
      ? { code: `${name}_ADDED`, effect: 'narrower', what: `${keyword} ${text} is new` }
      : { code: `${name}_REMOVED`, effect: 'wider', what: `${keyword} ${text} is gone` };
  }
  const tighter = isTighter(after, before, side);
  return {
    code: `${name}_${(side === 'lower') === tighter ? 'RAISED' : 'LOWERED'}`,
    effect: tighter ? 'narrower' : 'wider',
    what: `${keyword} went from ${raw.before ?? ''} to ${raw.after ?? ''}`,
  };
}

/** Formats whose values are all values of another one. */
const formatsWithin: ReadonlyArray<readonly [inner: string, outer: string]> = [
  ['"int32"', '"int64"'],
  ['"float"', '"double"'],
  ['"uri"', '"uri-reference"'],
];

function assertionChange(raw: RawChange, keyword: string): Pick<SchemaChange, 'code' | 'effect' | 'what'> {
  const code = `${codeOf(keyword)}_${raw.found.toUpperCase()}`;
  const shown = raw.found === 'changed' ? '' : ` ${raw.after ?? raw.before ?? ''}`;
  const what = `${keyword}${shown} ${verbs[raw.found]}`;
  // It says how values are written.
  if (keyword === 'xml') return { code, effect: 'other', what };
  if (keyword === 'discriminator') {
    const same = 'it helps to choose an alternative and allows the same values';
    const other = 'a client that chooses the alternative by it looks at the wrong property';
    const moved = raw.found === 'changed';
    return { code, what, effect: moved ? { class: 'breaking', reason: other } : { class: 'compatible', reason: same } };
  }
  if (raw.found !== 'changed') return { code, effect: raw.found === 'added' ? 'narrower' : 'wider', what };
  return { code, effect: changedAssertion(keyword, raw.before ?? '', raw.after ?? ''), what };
}

function changedAssertion(keyword: string, before: string, after: string): Effect {
  const parts = (text: string): Set<string> => new Set(text.split(' and '));
  if ([...parts(before)].every((part) => parts(after).has(part))) return 'narrower';
  if ([...parts(after)].every((part) => parts(before).has(part))) return 'wider';
  if (keyword === 'format') {
    if (formatsWithin.some(([inner, outer]) => inner === before && outer === after)) return 'wider';
    if (formatsWithin.some(([inner, outer]) => inner === after && outer === before)) return 'narrower';
  }
  if (keyword === 'multipleOf') {
    if (Number.isInteger(Number(after) / Number(before))) return 'narrower';
    if (Number.isInteger(Number(before) / Number(after))) return 'wider';
  }
  return 'other';
}

function tellingChange(
  raw: RawChange,
  keyword: string,
  direction: Direction,
): Pick<SchemaChange, 'code' | 'effect' | 'what'> {
  const code = `${keyword.startsWith('x-') ? 'EXTENSION' : codeOf(keyword)}_${raw.found.toUpperCase()}`;
  const what = `${keyword} ${verbs[raw.found]}`;
  if (keyword === 'default' && direction === 'request')
    return raw.found === 'added'
      ? { code, what, effect: { class: 'compatible', reason: 'what was left open when it is absent is stated now' } }
      : { code, what, effect: { class: 'breaking', reason: 'a request that leaves it out means something else now' } };
  if (keyword === 'deprecated' && raw.after === 'true')
    return { code, what, effect: { class: 'compatible', reason: 'it still works, and will go one day' } };
  return { code, what, effect: { class: 'editorial', reason: 'what may be sent and answered stays the same' } };
}
