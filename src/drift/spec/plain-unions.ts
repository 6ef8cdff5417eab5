import type { SchemaPlace, SchemaView } from './schema-view.ts';

/**
 * A schema whose alternatives are nothing but types or listed values, with them as its own types and values: other words
 * for the same. What is more than that stays a union.
 * @param look the view of an alternative
 */
export function withoutPlainUnions(view: SchemaView, look: (place: SchemaPlace) => SchemaView): SchemaView {
  let { types, values } = view;
  const unions = view.unions.filter((union) => {
    const members = union.members.map(look);
    const listed = allOf(members, ({ values: own }) => own);
    const typed = allOf(members, ({ types: own }) => own);
    if (!members.every(isPlain) || !(listed ?? typed) || (union.keyword === 'oneOf' && overlap(listed ?? typed)))
      return true;
    if (listed) values = common(values, new Set(listed));
    if (typed) types = common(types, new Set(typed));
    return false;
  });
  return { ...view, unions, types, values };
}

/** Whether a schema says nothing of a value but its types and which ones are listed. */
function isPlain({ required, properties, subschemas, unions, lower, upper, asserted }: SchemaView): boolean {
  const sizes = [required, properties, subschemas, lower, upper, asserted].map(({ size }) => size);
  return unions.length === 0 && sizes.every((size) => size === 0);
}

/** What all members name, one after the other; undefined where one of them names nothing. */
function allOf(
  members: readonly SchemaView[],
  named: (member: SchemaView) => ReadonlySet<string> | undefined,
): string[] | undefined {
  const all = members.map(named);
  return all.every((one) => one !== undefined) ? all.flatMap((one) => [...one]) : undefined;
}

/** Whether a value may fit two alternatives, so that `oneOf` refuses it. */
function overlap(named: readonly string[] | undefined): boolean {
  const numeric = (named ?? []).map((name) => (name === 'integer' ? 'number' : name));
  return new Set(numeric).size < numeric.length;
}

function common(known: Set<string> | undefined, next: Set<string>): Set<string> {
  return known === undefined ? next : new Set([...known].filter((name) => next.has(name)));
}
