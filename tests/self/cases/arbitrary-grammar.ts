import fc from 'fast-check';
import type { Json } from '../../../src/cases/edit.ts';

type Schemas = fc.Arbitrary<Json>;

const bounds = (low: string, high: string, most: number): Schemas =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.subarray([low, high])).map(([a, b, names]) => {
    const [min, max] = [Math.min(a, b), Math.max(a, b)];
    return Object.fromEntries(names.map((name) => [name, name === low ? min : max]));
  });

const merged = (...parts: Schemas[]): Schemas =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...(all as object[])) as Json);

const text: Schemas = fc.oneof(
  merged(fc.constant({ type: 'string' }), bounds('minLength', 'maxLength', 12)),
  fc
    .constantFrom('^[A-Z]{2}-\\d{1,3}$', '^https?://', '[0-9]+', '^(?:ab|cd)+$', 'x')
    .map((pattern) => ({ type: 'string', pattern })),
  fc
    .constantFrom(
      'uuid',
      'date-time',
      'date',
      'time',
      'duration',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'uri',
      'byte',
      'decimal',
      'caip2',
      'caip10',
      'iso-4217',
      'json-pointer',
      'relative-json-pointer',
      'regex',
      'uri-reference',
      'uri-template',
    )
    .map((format) => ({ type: 'string', format })),
);

const number: Schemas = fc.oneof(
  merged(fc.constantFrom({ type: 'integer' }, { type: 'number' }), bounds('minimum', 'maximum', 40)),
  fc.constantFrom<Json>(
    { type: 'integer', multipleOf: 3, minimum: 2 },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { type: 'integer', format: 'int32' },
    { type: 'number', multipleOf: 0.5, maximum: 4 },
  ),
);

const listed: Schemas = fc.oneof(
  fc.uniqueArray(fc.constantFrom('small', 'large', 'Middle'), { minLength: 1 }).map((members) => ({ enum: members })),
  fc.constantFrom<Json>(1, 'one', true, null).map((value) => ({ const: value })),
);

const nullable = (schemas: Schemas): Schemas => schemas.map((schema) => ({ anyOf: [schema, { type: 'null' }] }));

const leaves: Schemas = fc.oneof(
  text,
  number,
  listed,
  fc.constantFrom<Json>(
    { type: 'boolean' },
    { type: ['string', 'null'] },
    { type: ['integer', 'null'], minimum: 0 },
    true,
  ),
);

const names = ['one', 'two', 'three'];

function objects(of: Schemas): Schemas {
  return fc
    .record({
      properties: fc.record({ one: of, two: of, three: of }, { requiredKeys: [], noNullPrototype: true }),
      required: fc.subarray(names),
      rest: fc.option(fc.oneof(fc.constantFrom<Json>(true, false), of), { nil: undefined }),
    })
    .map(({ properties, required, rest }) => ({
      type: 'object',
      properties,
      required: required.filter((name) => Object.hasOwn(properties, name)),
      ...(rest === undefined ? {} : { additionalProperties: rest }),
    }));
}

const lists = (of: Schemas): Schemas =>
  merged(
    of.map((items) => ({ type: 'array', items })),
    bounds('minItems', 'maxItems', 3),
  );

/** Both parts are objects whose properties may be demanded twice; what is closed may forbid the other's. */
const both = (of: Schemas): Schemas => fc.tuple(objects(of), objects(of)).map((parts) => ({ allOf: parts }));
const either = (of: Schemas): Schemas => fc.tuple(of, of).map((parts) => ({ anyOf: parts }));

const small: Schemas = fc.oneof(leaves, nullable(leaves), lists(leaves));

/** Schemas of what a request body may hold, whose values can be built without trying: no `oneOf`, no `not`. */
export const plainSchemas: Schemas = fc.oneof(
  leaves,
  nullable(small),
  either(small),
  lists(small),
  objects(small),
  objects(fc.oneof(small, objects(small))),
  both(small),
);

/** Schemas with the keywords for which values have to be tried. */
export const triedSchemas: Schemas = fc.oneof(
  fc.tuple(small, small).map((parts) => ({ oneOf: parts })),
  fc.tuple(objects(small), objects(small)).map((parts) => ({ oneOf: parts })),
  text.map((not) => ({ type: 'string', not })),
  small.map((items) => ({ type: 'array', items, uniqueItems: true, maxItems: 3 })),
);
