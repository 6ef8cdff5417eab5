import { allParts, type Part, type Parts } from './parts.ts';
import type { Reading } from './readings.ts';
import { type CoverageRow, Rows } from './rows.ts';
import type { SchemaNode } from './schema-tree.ts';

/** Each member of each `enum`, and each `const`: sent in a valid request, seen in an answer, seen in an event. */
export class EnumMembers {
  readonly #rows = new Rows();

  constructor(parts: Parts) {
    for (const part of allParts(parts)) this.#declare(part, part.root);
  }

  #declare(part: Part, node: SchemaNode): void {
    for (const member of node.enumeration?.members ?? []) this.#rows.declare(placeOf(part, node, member));
    for (const below of node.properties.values()) this.#declare(part, below);
    if (node.items) this.#declare(part, node.items);
  }

  /** Counts the members in one part of an exchange or delivery. */
  look({ part, source, seen }: Reading): void {
    if (source.kind === 'exchange' && part.kind === 'request' && source.intent.kind !== 'valid') return;
    for (const { node, value } of seen) {
      if (node.enumeration) this.#rows.at(placeOf(part, node, value))?.hit(source);
    }
  }

  /** Every member. */
  rows(): CoverageRow[] {
    return this.#rows.list();
  }
}

function placeOf({ kind }: Part, { enumeration }: SchemaNode, member: unknown): string {
  const text = typeof member === 'string' ? member : JSON.stringify(member);
  return `${kind} ${enumeration?.home ?? ''} ${text}`;
}
