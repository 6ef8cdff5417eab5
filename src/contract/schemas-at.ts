import { valueAt } from './schema-aspects.ts';

/** A schema object of the contract and the pointer it stands at. */
export interface SchemaObject {
  readonly pointer: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

function escapePart(part: string): string {
  return part.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The schema at a pointer with all that apply to the same value: what it refers to and what it is composed of. */
function together(pointer: string, visited: Set<string>): SchemaObject[] {
  const schema = valueAt(pointer);
  if (visited.has(pointer) || typeof schema !== 'object' || schema === null) return [];
  visited.add(pointer);
  const own = schema as Record<string, unknown>;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const members = own[keyword];
    return Array.isArray(members) ? members.map((_, index) => `${pointer}/${keyword}/${index}`) : [];
  });
  const references = typeof own.$ref === 'string' ? [own.$ref] : [];
  return [{ pointer, schema: own }, ...[...references, ...parts].flatMap((next) => together(next, visited))];
}

function below({ pointer, schema }: SchemaObject, part: string): string[] {
  const { properties } = schema;
  if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, part))
    return [`${pointer}/properties/${escapePart(part)}`];
  if (/^\d+$/.test(part) && typeof schema.items === 'object') return [`${pointer}/items`];
  return typeof schema.additionalProperties === 'object' ? [`${pointer}/additionalProperties`] : [];
}

/**
 * Every schema object that has a say about one place of a value.
 * @param pointer of the schema of the whole value
 * @param instancePath JSON pointer of the place in the value, as ajv gives it
 */
export function schemasAt(pointer: string, instancePath: string): SchemaObject[] {
  const parts = instancePath.split('/').slice(1);
  let objects = together(pointer, new Set());
  for (const part of parts.map((text) => text.replace(/~1/g, '/').replace(/~0/g, '~'))) {
    const visited = new Set<string>();
    objects = objects.flatMap((object) => below(object, part)).flatMap((next) => together(next, visited));
  }
  return objects;
}
