import { isObject, type JsonObject } from '../../generate/json.ts';
import { methods } from '../../generate/openapi-objects.ts';
import { childPointer } from '../../generate/pointer.ts';
import type { Carrier } from './compare-carriers.ts';
import { entriesBelow, type Place, type SpecDocument } from './spec-document.ts';

/** An operation of paths, a webhook or a callback, with the path item that holds it. */
export interface FoundOperation {
  readonly method: string;
  /** Path template, name of the webhook, or name and expression of the callback. */
  readonly path: string;
  readonly place: Place;
  readonly item: Place;
}

/** Operations by method and path, in which the names of path parameters make no difference. */
export type FoundOperations = ReadonlyMap<string, FoundOperation>;

/** Fields of a path item that hold an operation each, the last one since OpenAPI 3.2. */
export const operationFields: readonly string[] = [...methods, 'query'];

/**
 * The operations of path items by key.
 * @param named what stands in braces: a name that makes no difference, or for callbacks an expression that does
 */
export function operationsOf(
  document: SpecDocument,
  items: ReadonlyMap<string, Place>,
  named: 'parameters' | 'expressions' = 'parameters',
): FoundOperations {
  const found = new Map<string, FoundOperation>();
  for (const [path, item] of items) {
    for (const [method, place] of operationsIn(document, item)) {
      const own = `${method} ${path}`;
      const anonymous = named === 'parameters' ? own.replace(/\{[^}]*\}/g, '{}') : own;
      // Two paths that differ in names alone are forbidden; where they stand, each is kept under its own name.
      found.set(found.has(anonymous) ? own : anonymous, { method, path, place, item });
    }
  }
  return found;
}

/** The operations of a path item by method; those of `additionalOperations` (OpenAPI 3.2) are written as they are sent. */
function operationsIn(document: SpecDocument, item: Place): [method: string, operation: Place][] {
  const known = operationFields.flatMap((field): [string, Place][] => {
    const place = isObject(item.value[field]) ? document.object(childPointer(item.pointer, field)) : undefined;
    return place ? [[field.toUpperCase(), place]] : [];
  });
  return [...known, ...entriesBelow(document, item, 'additionalOperations')];
}

/** The path items of a map below a place, and of callbacks one level further down. */
export function callbackItems(document: SpecDocument, operation: Place): Map<string, Place> {
  const items = new Map<string, Place>();
  for (const [name, callback] of entriesBelow(document, operation, 'callbacks'))
    for (const expression of Object.keys(callback.value)) {
      const item = expression.startsWith('x-')
        ? undefined
        : document.object(childPointer(callback.pointer, expression));
      if (item) items.set(`${name} ${expression}`, item);
    }
  return items;
}

/** How findings name an operation: its operationId, or method and path. */
export function nameOf({ method, path, place }: FoundOperation): string {
  const { operationId } = place.value;
  return typeof operationId === 'string' ? operationId : `${method} ${path}`;
}

/** Headers that OpenAPI says elsewhere: as parameters they are ignored (OpenAPI 3.1.1, section 4.8.12.2). */
const saidElsewhere: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of an operation with those of its path item, by place and name; path parameters by their position. */
export function parametersOf(document: SpecDocument, { path, place, item }: FoundOperation): Map<string, Carrier> {
  const found = new Map<string, Carrier>();
  const positions = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  for (const owner of [item, place]) {
    const list = owner.value.parameters;
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const parameter = document.object(childPointer(childPointer(owner.pointer, 'parameters'), index));
      if (!parameter) continue;
      const { name, in: where } = texts(parameter.value);
      if (where === 'header' && saidElsewhere.has(name.toLowerCase())) continue;
      const key = where === 'header' ? name.toLowerCase() : where === 'path' ? String(positions.indexOf(name)) : name;
      found.set(`${where} ${key}`, { name, in: where, place: parameter });
    }
  }
  return found;
}

function texts({ name, in: where }: JsonObject): { name: string; in: string } {
  return { name: String(name ?? ''), in: String(where ?? '') };
}
