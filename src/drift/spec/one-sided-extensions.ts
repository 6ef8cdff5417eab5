import { isObject, type Json } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import type { Comparison } from './comparison.ts';
import type { SpecDocument } from './spec-document.ts';

/** Fields whose members have names of their own choice, so that `x-` there is no extension. */
const maps = new Set([
  'properties',
  'patternProperties',
  'headers',
  'schemas',
  'parameters',
  'examples',
  'variables',
  'scopes',
]);
/** Fields that hold data. */
const data = new Set(['example', 'default', 'const', 'enum', 'value']);

/** Extensions of a document by name, each with all its places. */
function extensionsOf({ root }: SpecDocument): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const waiting: Array<{ value: Json; pointer: string; named: boolean }> = [
    { value: root, pointer: '#', named: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pointer, named } = next;
    if (!isObject(value) && !Array.isArray(value)) continue;
    for (const [name, child] of Object.entries(value)) {
      const at = childPointer(pointer, name);
      const free = named || Array.isArray(value);
      if (!free && name.startsWith('x-')) found.set(name, [...(found.get(name) ?? []), at]);
      else if (free || !data.has(name)) waiting.push({ value: child, pointer: at, named: !free && maps.has(name) });
    }
  }
  return found;
}

/**
 * Tells of extensions that only one document knows, once each, and gives their names: told at every place they would bury
 * all else, as where one of the documents carries the notes of its author.
 */
export function compareExtensions({ before, after, book }: Pick<Comparison, 'before' | 'after' | 'book'>): Set<string> {
  const left = extensionsOf(before);
  const right = extensionsOf(after);
  const names = [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.has(name) !== right.has(name));
  for (const name of names) {
    const found = right.has(name) ? 'added' : 'removed';
    const places = (right.get(name) ?? left.get(name) ?? []).length;
    book.add(
      {
        code: `EXTENSION_${found.toUpperCase()}`,
        class: 'editorial',
        found,
        what: `the extension ${name} is ${found === 'added' ? 'new' : 'gone'}, at ${places} place${places === 1 ? '' : 's'}`,
        reason: 'what may be sent and answered stays the same',
        at: { before: '#', after: '#' },
        ...(found === 'added' ? { after: name } : { before: name }),
      },
      { subject: 'the document' },
    );
  }
  return new Set(names);
}
