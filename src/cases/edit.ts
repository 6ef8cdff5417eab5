/** A JSON value (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A small change of one value, written as data so that it can be listed and applied to any valid request. */
export type Edit =
  | { readonly kind: 'remove' }
  | { readonly kind: 'value'; readonly value: Json }
  /** In the text: `match` is a regular expression with flags `us`, `replace` as for String.replace. */
  | { readonly kind: 'replace'; readonly match: string; readonly replace: string }
  | { readonly kind: 'upper-case' }
  /** The text cut or filled up with `filler` to a length in code points. */
  | { readonly kind: 'length'; readonly characters: number; readonly filler: string }
  | { readonly kind: 'in-array' }
  /** A well-formed id that nothing has; which one is the caller's choice. */
  | { readonly kind: 'unknown' };

/** What an edit leaves of a value: undefined when nothing is left. */
export function applyEdit(base: Json | undefined, edit: Edit, unknownId: string): Json | undefined {
  switch (edit.kind) {
    case 'remove':
      return undefined;
    case 'value':
      return edit.value;
    case 'unknown':
      return unknownId;
    case 'in-array':
      return [base ?? null];
    case 'replace':
      return textOf(base).replace(new RegExp(edit.match, 'us'), edit.replace);
    case 'upper-case':
      return textOf(base).toUpperCase();
    case 'length':
      return toLength(textOf(base), edit.characters, edit.filler);
  }
}

/**
 * Applies an edit to the place of a body that a JSON pointer names; missing objects on the way are made.
 * @throws TypeError when the pointer leads through a value that has no members
 */
export function editAt(body: Json | undefined, at: string, edit: Edit, unknownId: string): Json | undefined {
  if (at === '') return applyEdit(body, edit, unknownId);
  const [, name = '', ...rest] = at.split('/');
  const key = name.replace(/~1/g, '/').replace(/~0/g, '~');
  const below = rest.length === 0 ? '' : `/${rest.join('/')}`;
  if (Array.isArray(body)) {
    const edited = editAt(body[Number(key)], below, edit, unknownId);
    return body.flatMap((item: Json, index) => (String(index) !== key ? [item] : edited === undefined ? [] : [edited]));
  }
  if (body !== undefined && (typeof body !== 'object' || body === null))
    throw new TypeError(`${at} leads through a value that has no members: ${JSON.stringify(body)}`);
  const members: Record<string, Json> = { ...(body as Readonly<Record<string, Json>> | undefined) };
  const edited = editAt(members[key], below, edit, unknownId);
  if (edited === undefined) delete members[key];
  else members[key] = edited;
  return members;
}

function textOf(base: Json | undefined): string {
  if (typeof base !== 'string') throw new TypeError(`this edit needs a text, not ${JSON.stringify(base)}`);
  return base;
}

function toLength(text: string, characters: number, filler: string): string {
  const kept = [...text].slice(0, characters);
  return `${kept.join('')}${filler.repeat(characters - kept.length)}`;
}
