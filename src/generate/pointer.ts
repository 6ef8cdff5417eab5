import { isObject, type Json } from './json.ts';

/** The pointer of a member or item below `parent`, as a URI fragment: `#/paths/~1things` (RFC 6901, section 6). */
export function childPointer(parent: string, segment: string | number): string {
  return `${parent}/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`;
}

/** The unescaped segments of a fragment pointer; percent-encoding is undone too. Throws a URIError for a stray `%`. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The same pointer without percent-encoding, as this generator writes pointers everywhere. */
export function plainPointer(pointer: string): string {
  return pointerSegments(pointer).reduce<string>(childPointer, '#');
}

/** The value at a fragment pointer of `document`, or undefined where nothing stands. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const segment of pointerSegments(pointer)) {
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
    else if (isObject(value)) value = Object.hasOwn(value, segment) ? value[segment] : undefined;
    else return undefined;
  }
  return value;
}
