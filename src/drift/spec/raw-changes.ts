import { compare } from 'api-smart-diff';

/** The content of one object, laid flat: a field holds a text, or a set of names with a text each. */
export type Flat = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** One difference of two flat objects: a field, or one name in its set. */
export interface RawChange {
  readonly field: string;
  readonly name?: string;
  readonly found: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
}

const found = { add: 'added', remove: 'removed', replace: 'changed', rename: 'changed' } as const;

/**
 * What differs between two objects, by api-smart-diff; the only module that knows it. It gets one object at a time, with
 * references and `allOf` already resolved, and its own classes are not used: it cannot follow webhooks or OpenAPI 3.1, and
 * rates some changes the wrong way.
 */
export function rawChanges(before: Flat, after: Flat): RawChange[] {
  // It writes into what it is given.
  const { diffs } = compare(structuredClone(before), structuredClone(after), { rules: {} });
  return diffs.flatMap((diff): RawChange[] => {
    const [field, name] = diff.path;
    const text = (value: unknown): value is string => typeof value === 'string';
    if (field === undefined) return [];
    // A set that is new or gone as a whole: each of its names is a difference.
    const set = diff.action === 'add' ? diff.after : diff.before;
    if (name === undefined && typeof set === 'object' && set !== null)
      return Object.entries(set as Record<string, string>).map(([member, value]) => ({
        field: String(field),
        name: member,
        found: found[diff.action],
        ...(diff.action === 'add' ? { after: value } : { before: value }),
      }));
    return [
      {
        field: String(field),
        ...(name === undefined ? {} : { name: String(name) }),
        found: found[diff.action],
        ...(text(diff.before) ? { before: diff.before } : {}),
        ...(text(diff.after) ? { after: diff.after } : {}),
      },
    ];
  });
}
