import { isObject, type Json } from '../../generate/json.ts';
import { childPointer, valueAt } from '../../generate/pointer.ts';
import { referenceTarget } from '../../generate/resolve-reference.ts';
import { canonical } from './canonical.ts';
import type { Comparison } from './comparison.ts';
import { rawChanges } from './raw-changes.ts';
import type { SpecDocument } from './spec-document.ts';

/** Pointers that operations, webhooks and callbacks lead to by references, directly or not. */
function reached({ root }: SpecDocument): Set<string> {
  const found = new Set<string>();
  const waiting: Array<Json | undefined> = [root.paths, root.webhooks];
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value);
    else if (isObject(value)) {
      const target = typeof value.$ref === 'string' ? referenceTarget(value.$ref) : undefined;
      if (target !== undefined && !found.has(target)) {
        found.add(target);
        waiting.push(valueAt(root, target));
      }
      waiting.push(...Object.values(value));
    }
  }
  return found;
}

/** Components of a document that no operation leads to, as canonical text by pointer; security schemes are told apart. */
function unused(document: SpecDocument): Record<string, string> {
  const components = document.root.components;
  if (!isObject(components)) return {};
  const known = reached(document);
  return Object.fromEntries(
    Object.entries(components).flatMap(([kind, entries]) =>
      kind === 'securitySchemes' || !isObject(entries) || kind.startsWith('x-')
        ? []
        : Object.entries(entries).flatMap(([name, value]) => {
            const pointer = childPointer(childPointer('#/components', kind), name);
            return known.has(pointer) ? [] : [[pointer, canonical(value, document.skipped)]];
          }),
    ),
  );
}

/** Reports changes of components that no operation uses: nobody sends or receives them. */
export function compareUnusedComponents({ before, after, book }: Comparison): void {
  const left = unused(before);
  const right = unused(after);
  for (const { name = '', found } of rawChanges({ components: left }, { components: right })) {
    const other = found === 'added' ? before : found === 'removed' ? after : undefined;
    // What an operation began or ceased to use is told with the operation.
    if (other && valueAt(other.root, name) !== undefined) continue;
    const verb = { added: 'is new', removed: 'is gone', changed: 'changed' }[found];
    book.add(
      {
        code: `UNUSED_COMPONENT_${found.toUpperCase()}`,
        class: 'editorial',
        found,
        what: `${name.split('/').slice(2).join(' ')} ${verb}`,
        reason: 'no operation uses it',
        at: { before: name, after: name },
      },
      { subject: 'the components' },
    );
  }
}
