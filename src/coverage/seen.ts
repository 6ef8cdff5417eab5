import { escapePart } from './coverage-contract.ts';
import type { JsonType, SchemaNode } from './schema-tree.ts';

/** One value that stands at a place which the contract speaks of. */
export interface Seen {
  readonly node: SchemaNode;
  /** JSON pointer of the place in the whole value. */
  readonly at: string;
  readonly value: unknown;
  /** The object that it is a member of. */
  readonly within?: Readonly<Record<string, unknown>>;
}

/** Every place of a value that the contract speaks of; what the contract does not know is left out. */
export function seenIn(root: SchemaNode, value: unknown): Seen[] {
  const found: Seen[] = [];
  collect({ node: root, at: '', value }, found);
  return found;
}

function collect(seen: Seen, found: Seen[]): void {
  found.push(seen);
  const { node, at, value } = seen;
  if (Array.isArray(value)) {
    const { items } = node;
    if (items)
      for (const [index, item] of value.entries()) collect({ node: items, at: `${at}/${index}`, value: item }, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const within = value as Readonly<Record<string, unknown>>;
  for (const [name, property] of node.properties) {
    if (Object.hasOwn(within, name))
      collect({ node: property, at: `${at}/${escapePart(name)}`, value: within[name], within }, found);
  }
}

/** The type of a value that came out of JSON. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}

/** Whether evidence keeps a value back because it is a secret: then nothing but its place is known. */
export function isHidden(value: unknown): boolean {
  return typeof value === 'string' && value.includes('[secret ');
}
