import { isObject, type Json } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { canonical } from './canonical.ts';
import type { ChangeBook, Scope } from './change-book.ts';
import type { SchemaComparison } from './compare-schemas.ts';
import type { Direction, SpecClass } from './effect.ts';
import { rawChanges } from './raw-changes.ts';
import { codeOf, texts } from './schema-change.ts';
import type { Place, SpecDocument } from './spec-document.ts';

/** What every step of a comparison needs. */
export interface Comparison {
  readonly before: SpecDocument;
  readonly after: SpecDocument;
  readonly schemas: SchemaComparison;
  readonly book: ChangeBook;
}

/** An object in one or both documents. */
export interface Sides {
  readonly before: Place;
  readonly after: Place;
}

/** What a change of a field means, where it is more than wording; undefined where it is not. */
export type FieldRule = (
  found: 'added' | 'removed' | 'changed',
  before: string,
  after: string,
) => [SpecClass, string] | undefined;

/** A field as text; tags are a set, so that their order says nothing. */
function shown(field: string, value: Json, skipped?: ReadonlySet<string>): string {
  if (field === 'tags' && Array.isArray(value))
    return `[${value
      .map((tag) => canonical(tag))
      .sort()
      .join(',')}]`;
  return typeof value === 'string' ? value : canonical(value, skipped);
}

/** The code of a field; `OPERATION` and `operationId` are `OPERATION_ID`. */
function fieldCode(code: string, field: string): string {
  if (field.startsWith('x-')) return `${code}_EXTENSION`;
  const own = codeOf(field);
  return own.startsWith(`${code}_`) ? own : `${code}_${own}`;
}

function flat(document: SpecDocument, { pointer, value }: Place, ignored: ReadonlySet<string>): Record<string, string> {
  const kept = Object.entries(value).filter(([field]) => !ignored.has(field) && document.skipped?.has(field) !== true);
  return Object.fromEntries(
    kept.map(([field, content]) => [
      field,
      field === 'examples' && isObject(content)
        ? canonical(
            Object.fromEntries(
              Object.keys(content).map((name) => [
                name,
                document.object(childPointer(childPointer(pointer, field), name))?.value ?? null,
              ]),
            ),
          )
        : shown(field, content, document.skipped),
    ]),
  );
}

/**
 * Compares the plain fields of an object: wording, unless a rule says more.
 * @param ignored fields that are compared elsewhere
 * @param code what codes begin with, for example `OPERATION`
 */
export function compareFields(
  { before, after, book }: Comparison,
  sides: Sides,
  scope: Scope,
  code: string,
  ignored: readonly string[],
  rules: Readonly<Record<string, FieldRule>> = {},
): void {
  const skip = new Set(ignored);
  for (const raw of rawChanges(flat(before, sides.before, skip), flat(after, sides.after, skip))) {
    const { field, found, before: old = '', after: now = '' } = raw;
    const [verdict, reason] = rules[field]?.(found, old, now) ?? [
      'editorial' as const,
      'what may be sent and answered stays the same',
    ];
    const verb = { added: 'is new', removed: 'is gone', changed: 'changed' }[found];
    book.add(
      {
        code: `${fieldCode(code, field)}_${found.toUpperCase()}`,
        class: verdict,
        found,
        what: `${field} ${verb}`,
        reason,
        at: { before: childPointer(sides.before.pointer, field), after: childPointer(sides.after.pointer, field) },
        ...texts(raw.before, raw.after),
      },
      scope,
    );
  }
}

/** Compares the schemas below two objects; absent means that everything is allowed. */
export function compareSchemaOf(comparison: Comparison, sides: Sides, scope: Scope & { direction: Direction }): void {
  const { schemas, book } = comparison;
  const at = {
    before: childPointer(sides.before.pointer, 'schema'),
    after: childPointer(sides.after.pointer, 'schema'),
  };
  const has = { before: sides.before.value.schema !== undefined, after: sides.after.value.schema !== undefined };
  if (has.before && has.after) {
    for (const change of schemas.changes([at.before], [at.after], scope.direction)) book.addSchema(change, scope);
  } else if (has.before || has.after) {
    const change = has.after
      ? ({
          code: 'SCHEMA_ADDED',
          found: 'added',
          effect: 'narrower',
          what: 'a schema is new where any value was allowed',
        } as const)
      : ({
          code: 'SCHEMA_REMOVED',
          found: 'removed',
          effect: 'wider',
          what: 'the schema is gone, so any value is allowed',
        } as const);
    book.addSchema({ ...change, at }, scope);
  }
}

/** The rule of fields by which a part says that it will go. */
export const deprecation: FieldRule = (found, _, after) =>
  found !== 'removed' && after === 'true' ? ['compatible', 'it still works, and will go one day'] : undefined;
