import contract from '../../generated/contract.json' with { type: 'json' };

/** The four families that a schema violation is reported under, so that a finding names what kind of promise was broken. */
export type SchemaAspect = 'required' | 'enum' | 'format' | 'type';

const aspectOfKeyword: Readonly<Record<string, SchemaAspect>> = {
  required: 'required',
  dependentRequired: 'required',
  enum: 'enum',
  const: 'enum',
  format: 'format',
  pattern: 'format',
};

/** The aspect that an ajv keyword belongs to; whatever is not presence, membership or form is `type`. */
export function aspectOf(keyword: string): SchemaAspect {
  return aspectOfKeyword[keyword] ?? 'type';
}

/** The value at a JSON pointer with a leading `#` in the contract document (RFC 6901 §6). */
export function valueAt(pointer: string): unknown {
  let value: unknown = contract;
  for (const part of pointer.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (!Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

const known = new Map<string, ReadonlySet<SchemaAspect>>();

/** Which aspects the schema at a pointer can violate at all: a proof is claimed only for those. */
export function aspectsOfSchema(pointer: string): ReadonlySet<SchemaAspect> {
  const cached = known.get(pointer);
  if (cached) return cached;
  const aspects = new Set<SchemaAspect>();
  collect(valueAt(pointer), aspects, new Set());
  known.set(pointer, aspects);
  return aspects;
}

function collect(schema: unknown, aspects: Set<SchemaAspect>, visited: Set<unknown>): void {
  if (typeof schema !== 'object' || schema === null || visited.has(schema)) return;
  visited.add(schema);
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref' && typeof value === 'string') collect(valueAt(value), aspects, visited);
    else if (keyword === 'properties' && typeof value === 'object' && value !== null) {
      for (const property of Object.values(value)) collect(property, aspects, visited);
    } else if (Array.isArray(value) && keyword.endsWith('Of')) {
      for (const member of value) collect(member, aspects, visited);
    } else if (keyword === 'items') collect(value, aspects, visited);
    if (keyword === 'type' || aspectOf(keyword) !== 'type') aspects.add(aspectOf(keyword));
  }
}

/** The schema at a pointer with a chain of `$ref` followed to its end. */
export function resolveSchema(schema: unknown): unknown {
  let current = schema;
  for (let depth = 0; depth < 32; depth += 1) {
    const reference = (current as { $ref?: unknown } | undefined)?.$ref;
    if (typeof reference !== 'string') return current;
    current = valueAt(reference);
  }
  return current;
}

const knownProperties = new Map<string, ReadonlySet<string>>();

/** Names of the properties that a schema declares anywhere in it, at any depth. */
export function declaredProperties(pointer: string): ReadonlySet<string> {
  const cached = knownProperties.get(pointer);
  if (cached) return cached;
  const names = new Set<string>();
  collectNames(valueAt(pointer), names, new Set());
  knownProperties.set(pointer, names);
  return names;
}

function collectNames(value: unknown, names: Set<string>, visited: Set<unknown>): void {
  const schema = resolveSchema(value);
  if (typeof schema !== 'object' || schema === null || visited.has(schema)) return;
  visited.add(schema);
  const { properties, items, allOf, anyOf, oneOf } = schema as Record<string, unknown>;
  if (typeof properties === 'object' && properties !== null) {
    for (const [name, property] of Object.entries(properties)) {
      names.add(name);
      collectNames(property, names, visited);
    }
  }
  collectNames(items, names, visited);
  for (const members of [allOf, anyOf, oneOf]) {
    if (Array.isArray(members)) for (const member of members) collectNames(member, names, visited);
  }
}
