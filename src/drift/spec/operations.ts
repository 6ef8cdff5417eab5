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

/** The operations of path items by key. */
export function operationsOf(document: SpecDocument, items: ReadonlyMap<string, Place>): FoundOperations {
  const found = new Map<string, FoundOperation>();
  for (const [path, item] of items) {
    for (const method of methods) {
      if (!isObject(item.value[method])) continue;
      const place = document.object(childPointer(item.pointer, method));
      if (!place) continue;
      const anonymous = `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, '{}')}`;
      // Two paths that differ in names alone are forbidden; where they stand, each is kept under its own name.
      found.set(found.has(anonymous) ? `${method.toUpperCase()} ${path}` : anonymous, {
        method: method.toUpperCase(),
        path,
        place,
        item,
      });
    }
  }
  return found;
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
      const key = where === 'header' ? name.toLowerCase() : where === 'path' ? String(positions.indexOf(name)) : name;
      found.set(`${where} ${key}`, { name, in: where, place: parameter });
    }
  }
  return found;
}

function texts({ name, in: where }: JsonObject): { name: string; in: string } {
  return { name: String(name ?? ''), in: String(where ?? '') };
}
