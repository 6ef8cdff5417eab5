import { isObject, type JsonObject } from '../json.ts';
import { childPointer, valueAt } from '../pointer.ts';
import type { Problem } from '../problem.ts';
import { isCircular, referenceTarget } from '../resolve-reference.ts';
import type { Visit } from '../walk-document.ts';

/** Problems of every `$ref`: each must be text, stay in the document, lead to something of the same kind, and end. */
export function checkReferences(document: JsonObject, visits: readonly Visit[]): Problem[] {
  const kindAt = new Map(visits.map(({ pointer, kind }) => [pointer, kind]));
  return visits.flatMap(({ kind, pointer, value }): Problem[] => {
    if (!isObject(value) || !('$ref' in value)) return [];
    const reference = value.$ref;
    const problem = (code: string, what: string, expected: string, fix: string): Problem[] => [
      { code, what, expected, received: JSON.stringify(reference), pointer: childPointer(pointer, '$ref'), fix },
    ];
    const target = typeof reference === 'string' ? referenceTarget(reference) : undefined;
    if (target === undefined) {
      const expected = 'a JSON pointer into this document, for example "#/components/schemas/Name"';
      return problem('CONTRACT_REF_EXTERNAL', 'the reference leaves the document', expected, 'bring the part into it');
    }
    if (valueAt(document, target) === undefined) {
      const expected = 'a reference to something that is there';
      const fix = `define ${target}, or correct the spelling`;
      return problem('CONTRACT_REF_UNRESOLVED', 'the reference leads nowhere', expected, fix);
    }
    if (isCircular(document, pointer)) {
      const expected = 'a reference that ends at an object';
      return problem('CONTRACT_REF_CIRCULAR', 'the reference leads back to itself', expected, 'write one of them out');
    }
    const met = kindAt.get(target);
    if (met !== kind) {
      const what = `the reference of a ${kind} leads to ${met === undefined ? 'something else' : `a ${met}`}`;
      return problem('CONTRACT_REF_KIND', what, `a reference to a ${kind}`, 'refer to an object of the right kind');
    }
    return [];
  });
}
