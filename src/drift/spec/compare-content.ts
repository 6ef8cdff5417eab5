import type { Scope } from './change-book.ts';
import { type Comparison, compareFields, compareSchemaOf, type Sides } from './comparison.ts';
import type { Direction } from './effect.ts';
import { entriesBelow, type Place, type SpecDocument } from './spec-document.ts';

/** A media type without what makes no difference: case, blanks, and the character set that JSON has anyway (RFC 8259 §8.1). */
function essence(mediaType: string): string {
  return mediaType
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/;charset="?utf-8"?/, '');
}

function contentOf(document: SpecDocument, place: Place): Map<string, Place> {
  return new Map([...entriesBelow(document, place, 'content')].map(([name, entry]) => [essence(name), entry]));
}

/** Whether a range of media types, such as `application/*`, holds another media type or range (RFC 9110, section 12.5.1). */
function holds(range: string, name: string): boolean {
  const [main = ''] = range.split('/');
  return range.endsWith('/*') && range !== name && (main === '*' || name.startsWith(`${main}/`));
}

/**
 * Compares the `content` of two bodies, answers or parameters by media type.
 * @param pushed whether the reader can't say which media type it takes, as with a webhook
 */
export function compareContent(
  comparison: Comparison,
  sides: Sides,
  scope: Scope & { direction: Direction },
  pushed: boolean,
): void {
  const { book } = comparison;
  const left = contentOf(comparison.before, sides.before);
  const right = contentOf(comparison.after, sides.after);
  for (const [name, place] of left) {
    const twin = right.get(name);
    if (twin) {
      compareMediaType(comparison, { before: place, after: twin }, scope);
      continue;
    }
    const [, wider] = [...right].find(([range]) => holds(range, name)) ?? [];
    if (wider) {
      compareMediaType(comparison, { before: place, after: wider }, scope);
      continue;
    }
    const narrowed = [...right.keys()].some((other) => holds(name, other));
    const harmless = scope.direction === 'response' && ((pushed && right.size > 0) || narrowed);
    book.add(
      {
        code: 'MEDIA_TYPE_REMOVED',
        class: harmless ? 'compatible' : 'breaking',
        found: 'removed',
        what: `the media type ${name} is gone`,
        reason: harmless
          ? 'every media type that still comes came before'
          : scope.direction === 'request'
            ? 'a client that sends it is refused'
            : 'a client that reads it gets nothing it can read',
        at: { before: place.pointer, after: `${sides.after.pointer}/content` },
        before: name,
      },
      scope,
    );
  }
  for (const [name, place] of right) {
    if (left.has(name)) continue;
    const [, range] = [...left].find(([known]) => holds(known, name)) ?? [];
    if (range) {
      compareMediaType(comparison, { before: range, after: place }, scope);
      continue;
    }
    const surprising = pushed && scope.direction === 'response' && left.size > 0;
    book.add(
      {
        code: 'MEDIA_TYPE_ADDED',
        class: surprising ? 'breaking' : 'compatible',
        found: 'added',
        what: `the media type ${name} is new`,
        reason: surprising
          ? 'a receiver can not say which media types it takes, and may be sent one that it does not read'
          : scope.direction === 'request'
            ? 'what was sent before may still be sent'
            : 'a client names in Accept what it reads, or did not read the body before',
        at: { before: `${sides.before.pointer}/content`, after: place.pointer },
        after: name,
      },
      scope,
    );
  }
}

function compareMediaType(comparison: Comparison, sides: Sides, scope: Scope & { direction: Direction }): void {
  compareSchemaOf(comparison, sides, scope);
  compareFields(comparison, sides, scope, 'MEDIA_TYPE', ['schema'], {
    encoding: () => ['breaking', 'the same values are written in another way'],
  });
}
