import { isObject, type Json, type JsonObject } from './json.ts';
import { type Holding, type ObjectKind, objectShapes } from './openapi-objects.ts';
import { childPointer } from './pointer.ts';
import type { Problem } from './problem.ts';

/** One object of the document, met at the place where it is written. */
export interface Visit {
  kind: ObjectKind;
  pointer: string;
  /** A boolean only for schemas. */
  value: JsonObject | boolean;
  /** True for a schema that stands directly in an OpenAPI object, false for one inside another schema. */
  outermost: boolean;
}

/** Everything the document contains, each object once, and what is misshapen. `line` is still to be added. */
export interface Walk {
  visits: readonly Visit[];
  problems: readonly Problem[];
}

/** Walks the document by the shapes of OpenAPI 3.1, so that nothing inside an example is taken for a schema. */
export function walkDocument(document: JsonObject): Walk {
  const visits: Visit[] = [];
  const problems: Problem[] = [];
  visit('document', '#', document, undefined);
  return { visits, problems };

  function visit(kind: ObjectKind, pointer: string, value: Json, parent: ObjectKind | undefined): void {
    const outermost = parent !== 'schema';
    if (kind === 'schema' && typeof value === 'boolean') {
      visits.push({ kind, pointer, value, outermost });
      return;
    }
    if (!isObject(value)) {
      problems.push(misshapen(pointer, `a mapping (${kind} object)`, value));
      return;
    }
    visits.push({ kind, pointer, value, outermost });
    if (kind !== 'schema' && '$ref' in value) return;
    const shape = objectShapes[kind];
    for (const field of shape.needs ?? []) {
      if (!(field in value)) problems.push(missing(kind, pointer, field));
    }
    const own = shape.holds['*'];
    if (own) {
      descend(own, kind, pointer, value);
      return;
    }
    for (const [field, content] of Object.entries(value)) {
      const held = shape.holds[field];
      if (held) descend(held, kind, childPointer(pointer, field), content);
      else if (shape.plain !== 'any' && !shape.plain.includes(field) && !field.startsWith('x-'))
        problems.push(unknown(kind, childPointer(pointer, field), field));
    }
  }

  function descend([holding, kind]: readonly [Holding, ObjectKind], parent: ObjectKind, at: string, content: Json) {
    if (holding === 'one') {
      visit(kind, at, content, parent);
    } else if (holding === 'list') {
      if (!Array.isArray(content)) problems.push(misshapen(at, `a list (of ${kind} objects)`, content));
      else for (const [index, item] of content.entries()) visit(kind, childPointer(at, index), item, parent);
    } else if (!isObject(content)) {
      problems.push(misshapen(at, `a mapping (of ${kind} objects)`, content));
    } else {
      for (const [name, item] of Object.entries(content)) {
        if (holding === 'map' || !name.startsWith('x-')) visit(kind, childPointer(at, name), item, parent);
      }
    }
  }
}

function misshapen(pointer: string, expected: string, value: Json): Problem {
  return {
    code: 'CONTRACT_SHAPE',
    what: 'the value has the wrong shape',
    expected,
    received: JSON.stringify(value).slice(0, 120),
    pointer,
    fix: 'check the indentation of the line and of the lines below it',
  };
}

function missing(kind: ObjectKind, pointer: string, field: string): Problem {
  return {
    code: 'CONTRACT_FIELD_MISSING',
    what: `the ${kind} object has no ${field}`,
    expected: `the field ${field}`,
    received: 'nothing',
    pointer,
    fix: `add ${field}`,
  };
}

function unknown(kind: ObjectKind, pointer: string, field: string): Problem {
  const { holds, plain } = objectShapes[kind];
  const known = [...(plain === 'any' ? [] : plain), ...Object.keys(holds)].sort();
  return {
    code: 'CONTRACT_FIELD_UNKNOWN',
    what: `the ${kind} object of OpenAPI 3.1 has no field ${field}`,
    expected: `one of ${known.join(', ')}, or an extension x-…`,
    received: field,
    pointer,
    fix: 'correct the spelling, or prefix an extension with x-',
  };
}
