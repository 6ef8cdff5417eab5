import fc from 'fast-check';
import { kept } from './arbitrary-kept.ts';
import { acceptsNumber, numberArbitrary } from './arbitrary-number.ts';
import { type Shape, shapesOf, type TypeName } from './arbitrary-shape.ts';
import { acceptsText, type Drawn, textArbitrary } from './arbitrary-text.ts';
import { type CaseContract, valueAt } from './case-contract.ts';
import type { Json } from './edit.ts';

/** From this depth on only what is required is drawn. */
const modestDepth = 5;
const deepest = 24;
/** Items of a list beyond the fewest, and undeclared properties. */
const moreItems = 3;

/** What values are drawn for, and who says whether one honours its schema. */
export type ValueContract = Pick<CaseContract, 'document' | 'judge'>;

/**
 * Random values that honour the schema at a pointer of the document (JSON Schema 2020-12). They are right as they are
 * built, but for keywords that can only be tried out, like `oneOf` and `not`: there the judge picks.
 * @throws Error for a schema that nothing is found for
 */
export function valueArbitrary({ document, judge }: ValueContract, pointer: string): fc.Arbitrary<Json> {
  const drawn = schemaValues(document, valueAt(document, pointer));
  if (drawn === undefined)
    throw new Error(
      `VALUE_NOT_FOUND  ${pointer}\n  expected  a schema that some value honours\n  received  one that nothing was found for\n  next      add an example to it, or correct it`,
    );
  if (drawn.exact) return drawn.arbitrary;
  return kept(drawn.arbitrary, (value) => judge(pointer, value).length === 0, pointer);
}

/** Random values of a schema, with whether all of them honour it; undefined where nothing was found. */
export function schemaValues(document: Json, schema: Json | undefined, depth = 0): Drawn<Json> | undefined {
  if (depth > deepest) return undefined;
  const drawn = shapesOf(document, schema).flatMap((shape) => ofShape(document, shape, depth) ?? []);
  return either(drawn);
}

function either(drawn: readonly Drawn<Json>[]): Drawn<Json> | undefined {
  if (drawn.length === 0) return undefined;
  const [only] = drawn;
  if (only !== undefined && drawn.length === 1) return only;
  return { arbitrary: fc.oneof(...drawn.map(({ arbitrary }) => arbitrary)), exact: drawn.every(({ exact }) => exact) };
}

function ofShape(document: Json, shape: Shape, depth: number): Drawn<Json> | undefined {
  const { choices, types, exact } = shape;
  if (choices !== undefined) {
    const allowed = choices.filter((choice) => mayBe(shape, choice));
    if (allowed.length === 0) return undefined;
    // What an object or an array has to hold beyond being listed is left to the judge.
    const simple =
      allowed.every((choice) => typeof choice !== 'object' || choice === null) && shape.formats.length === 0;
    return { arbitrary: fc.constantFrom(...allowed), exact: exact && simple };
  }
  const drawn = either([...types].flatMap((type) => ofType(document, shape, type, depth) ?? []));
  return drawn && { ...drawn, exact: drawn.exact && exact };
}

/** Whether a listed value has a type and bounds that the shape allows. */
function mayBe(shape: Shape, value: Json): boolean {
  const { types } = shape;
  if (typeof value === 'string') return types.has('string') && acceptsText(shape, value);
  if (typeof value === 'number')
    return (types.has('number') || (types.has('integer') && Number.isInteger(value))) && acceptsNumber(shape, value);
  if (typeof value === 'boolean') return types.has('boolean');
  if (value === null) return types.has('null');
  return types.has(Array.isArray(value) ? 'array' : 'object');
}

function ofType(document: Json, shape: Shape, type: TypeName, depth: number): Drawn<Json> | undefined {
  switch (type) {
    case 'null':
      return { arbitrary: fc.constant(null), exact: true };
    case 'boolean':
      return { arbitrary: fc.boolean(), exact: true };
    case 'integer':
    case 'number': {
      const arbitrary = numberArbitrary(shape, type === 'integer');
      return arbitrary && { arbitrary, exact: true };
    }
    case 'string':
      return textArbitrary(shape);
    case 'array':
      return arrayArbitrary(document, shape, depth);
    case 'object':
      return objectArbitrary(document, shape, depth);
  }
}

function arrayArbitrary(document: Json, shape: Shape, depth: number): Drawn<Json> | undefined {
  const { bounds, uniqueItems, prefixItems } = shape;
  const least = bounds.minItems ?? 0;
  const most = Math.min(bounds.maxItems ?? Number.POSITIVE_INFINITY, least + (depth > modestDepth ? 0 : moreItems));
  if (least > most) return undefined;
  if (prefixItems.length > 0) return tupleArbitrary(document, shape, depth);
  const item = most === 0 ? undefined : schemaValues(document, shape.items, depth + 1);
  if (item === undefined) return least > 0 ? undefined : { arbitrary: fc.constant([]), exact: true };
  const length = { minLength: least, maxLength: most };
  if (!uniqueItems) return { arbitrary: fc.array(item.arbitrary, length), exact: item.exact };
  const different = new Set(fc.sample(item.arbitrary, { seed: 1, numRuns: 200 }).map(canonical)).size;
  if (different < least) return undefined;
  const few = { minLength: least, maxLength: Math.min(most, different) };
  return { arbitrary: fc.uniqueArray(item.arbitrary, { ...few, selector: canonical }), exact: item.exact };
}

function tupleArbitrary(document: Json, shape: Shape, depth: number): Drawn<Json> | undefined {
  const firsts = shape.prefixItems.map((schema) => schemaValues(document, schema, depth + 1));
  const right = firsts.filter((first) => first !== undefined);
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape.bounds;
  const plain = right.length === firsts.length && minItems <= firsts.length && maxItems >= firsts.length;
  if (!plain) return undefined;
  const exact = right.every((first) => first.exact) && !shape.uniqueItems;
  return { arbitrary: fc.tuple(...right.map(({ arbitrary }) => arbitrary)), exact };
}

/** A text that is the same for equal values, in whichever order their properties stand. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_name, part: Json) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function objectArbitrary(document: Json, shape: Shape, depth: number): Drawn<Json> | undefined {
  const { properties, required, additional } = shape;
  const model: Record<string, fc.Arbitrary<Json>> = {};
  let exact = true;
  for (const name of new Set([...Object.keys(properties), ...required])) {
    const needed = required.includes(name);
    if (!needed && depth > modestDepth) continue;
    const schema = Object.hasOwn(properties, name) ? properties[name] : (additional ?? true);
    const drawn = schemaValues(document, schema, depth + 1);
    if (drawn === undefined) {
      if (needed) return undefined;
      continue;
    }
    model[name] = drawn.arbitrary;
    exact &&= drawn.exact;
  }
  const own = fc.record(model, {
    requiredKeys: required.filter((name) => Object.hasOwn(model, name)),
    noNullPrototype: true,
  });
  const extra =
    additional === undefined || additional === false ? undefined : schemaValues(document, additional, depth + 1);
  if (extra === undefined || depth > modestDepth) return { arbitrary: own, exact };
  const undeclared = fc.dictionary(
    fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 }).map((name) => `x-${name}`),
    extra.arbitrary,
    { maxKeys: moreItems, noNullPrototype: true },
  );
  return {
    arbitrary: fc.tuple(undeclared, own).map(([more, declared]) => ({ ...more, ...declared })),
    exact: exact && extra.exact,
  };
}
