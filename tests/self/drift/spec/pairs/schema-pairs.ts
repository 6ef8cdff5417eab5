import type { JsonObject } from '../../../../../src/generate/json.ts';
import { giving, type Pair, taking, type Version, withOperation } from './pair.ts';

/** One change of a schema, and its class where a client sends it and where it reads it; `-` where nothing is to be said. */
export interface SchemaRow {
  readonly title: string;
  readonly before: JsonObject | boolean;
  readonly after: JsonObject | boolean;
  readonly code: string;
  readonly request: 'breaking' | 'compatible' | 'editorial' | '-';
  readonly response: 'breaking' | 'compatible' | 'editorial' | '-';
  readonly versions: readonly Version[];
}

type Class = SchemaRow['request'];

const classes: Readonly<Record<string, Class>> = { b: 'breaking', c: 'compatible', e: 'editorial', '-': '-' };

/**
 * A row of the table.
 * @param meaning class for requests and for responses by their first letters: `b c`
 */
function row(
  title: string,
  before: JsonObject | boolean,
  after: JsonObject | boolean,
  code: string,
  meaning: string,
  versions: readonly Version[] = ['3.0', '3.1'],
): SchemaRow {
  const [request = '-', response = '-'] = meaning.split(' ').map((letter) => classes[letter] ?? '-');
  return { title, before, after, code, request, response, versions };
}

const text = { type: 'string' };
const number = { type: 'integer' };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest });
const cat = object({ kind: { type: 'string', enum: ['cat'] }, lives: number });
const dog = object({ kind: { type: 'string', enum: ['dog'] }, tricks: number });
const only31: readonly Version[] = ['3.1'];
const only30: readonly Version[] = ['3.0'];

const values: readonly SchemaRow[] = [
  row('a new enum value', { ...text, enum: ['a'] }, { ...text, enum: ['a', 'b'] }, 'ENUM_VALUE_ADDED', 'c b'),
  row('an enum value is gone', { ...text, enum: ['a', 'b'] }, { ...text, enum: ['a'] }, 'ENUM_VALUE_REMOVED', 'b c'),
  row('the values are in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, '', '- -'),
  row('an enum where there was none', text, { ...text, enum: ['a', 'b'] }, 'ENUM_ADDED', 'b c'),
  row('the enum is gone', { ...text, enum: ['a', 'b'] }, text, 'ENUM_REMOVED', 'c b'),
  row('a const where there was none', text, { ...text, const: 'a' }, 'ENUM_ADDED', 'b c', only31),
  row('a const says what an enum of one said', { ...text, enum: ['a'] }, { ...text, const: 'a' }, '', '- -', only31),
  row('another type', text, number, 'TYPE_CHANGED', 'b b'),
  row('an integer may be any number', number, { type: 'number' }, 'TYPE_CHANGED', 'c b'),
  row('a number must be an integer', { type: 'number' }, number, 'TYPE_CHANGED', 'b c'),
  row('any type where there was one', text, {}, 'TYPE_CHANGED', 'c b'),
  row('a type where there was none', {}, text, 'TYPE_CHANGED', 'b c'),
  row('a second type', text, { type: ['string', 'integer'] }, 'TYPE_CHANGED', 'c b', only31),
  row('the types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }, '', '- -', only31),
  row('null is allowed, by a list of types', text, { type: ['string', 'null'] }, 'NULL_ADDED', 'c b', only31),
  row('null is refused, by a list of types', { type: ['string', 'null'] }, text, 'NULL_REMOVED', 'b c', only31),
  row('null is allowed, by nullable', text, { ...text, nullable: true }, 'NULL_ADDED', 'c b', only30),
  row('null is refused, by nullable', { ...text, nullable: true }, text, 'NULL_REMOVED', 'b c', only30),
  row('nullable: false says nothing', text, { ...text, nullable: false }, '', '- -', only30),
  row('null is allowed, by anyOf', text, { anyOf: [text, { type: 'null' }] }, 'NULL_ADDED', 'c b', only31),
  row('a schema of true says nothing', {}, true, '', '- -', only31),
  row('a format where there was none', text, { ...text, format: 'uuid' }, 'FORMAT_ADDED', 'b c'),
  row('the format is gone', { ...text, format: 'uuid' }, text, 'FORMAT_REMOVED', 'c b'),
  row('another format', { ...text, format: 'uuid' }, { ...text, format: 'email' }, 'FORMAT_CHANGED', 'b b'),
  row('a wider format', { ...number, format: 'int32' }, { ...number, format: 'int64' }, 'FORMAT_CHANGED', 'c b'),
  row('a narrower format', { ...text, format: 'uri-reference' }, { ...text, format: 'uri' }, 'FORMAT_CHANGED', 'b c'),
  row('another pattern', { ...text, pattern: '^a' }, { ...text, pattern: '^b' }, 'PATTERN_CHANGED', 'b b'),
  row('a pattern where there was none', text, { ...text, pattern: '^a' }, 'PATTERN_ADDED', 'b c'),
  row('the pattern is gone', { ...text, pattern: '^a' }, text, 'PATTERN_REMOVED', 'c b'),
  row(
    'an encoding of the content',
    text,
    { ...text, contentEncoding: 'base64' },
    'CONTENT_ENCODING_ADDED',
    'b c',
    only31,
  ),
];

const bounds: readonly SchemaRow[] = [
  row('a higher minLength', { ...text, minLength: 1 }, { ...text, minLength: 2 }, 'MIN_LENGTH_RAISED', 'b c'),
  row('a lower minLength', { ...text, minLength: 2 }, { ...text, minLength: 1 }, 'MIN_LENGTH_LOWERED', 'c b'),
  row('minLength: 0 says nothing', text, { ...text, minLength: 0 }, '', '- -'),
  row('a new maxLength', text, { ...text, maxLength: 9 }, 'MAX_LENGTH_ADDED', 'b c'),
  row('the maxLength is gone', { ...text, maxLength: 9 }, text, 'MAX_LENGTH_REMOVED', 'c b'),
  row('a higher maximum', { ...number, maximum: 5 }, { ...number, maximum: 9 }, 'MAXIMUM_RAISED', 'c b'),
  row('a lower maximum', { ...number, maximum: 9 }, { ...number, maximum: 5 }, 'MAXIMUM_LOWERED', 'b c'),
  row(
    'a minimum that is itself excluded',
    { ...number, minimum: 0 },
    { ...number, minimum: 0, exclusiveMinimum: true },
    'MINIMUM_RAISED',
    'b c',
    only30,
  ),
  row('an excluded minimum', { minimum: 0 }, { exclusiveMinimum: 0 }, 'MINIMUM_RAISED', 'b c', only31),
  row('a stricter multiple', { ...number, multipleOf: 2 }, { ...number, multipleOf: 4 }, 'MULTIPLE_OF_CHANGED', 'b c'),
  row('another multiple', { ...number, multipleOf: 2 }, { ...number, multipleOf: 3 }, 'MULTIPLE_OF_CHANGED', 'b b'),
  row(
    'more items',
    { type: 'array', items: text },
    { type: 'array', items: text, minItems: 1 },
    'MIN_ITEMS_ADDED',
    'b c',
  ),
  row('fewer items', { type: 'array', maxItems: 9 }, { type: 'array', maxItems: 5 }, 'MAX_ITEMS_LOWERED', 'b c'),
  row('items must differ', { type: 'array' }, { type: 'array', uniqueItems: true }, 'UNIQUE_ITEMS_ADDED', 'b c'),
  row('items may be alike', { type: 'array', uniqueItems: true }, { type: 'array' }, 'UNIQUE_ITEMS_REMOVED', 'c b'),
  row('fewer properties', object({}), object({}, { maxProperties: 3 }), 'MAX_PROPERTIES_ADDED', 'b c'),
];

const objects: readonly SchemaRow[] = [
  row('a new optional property', object({}), object({ a: text }), 'PROPERTY_ADDED', 'c c'),
  row(
    'a new required property',
    object({}),
    object({ a: text }, { required: ['a'] }),
    'REQUIRED_PROPERTY_ADDED',
    'b c',
  ),
  row('an optional property is gone', object({ a: text }), object({}), 'PROPERTY_REMOVED', 'b b'),
  row('a required property is gone', object({ a: text }, { required: ['a'] }), object({}), 'PROPERTY_REMOVED', 'b b'),
  row(
    'a property is required now',
    object({ a: text }),
    object({ a: text }, { required: ['a'] }),
    'PROPERTY_NOW_REQUIRED',
    'b c',
  ),
  row(
    'a property is optional now',
    object({ a: text }, { required: ['a'] }),
    object({ a: text }),
    'PROPERTY_NOW_OPTIONAL',
    'c b',
  ),
  row(
    'the required ones in another order',
    object({ a: text, b: text }, { required: ['a', 'b'] }),
    object({ a: text, b: text }, { required: ['b', 'a'] }),
    '',
    '- -',
  ),
  row('the properties in another order', object({ a: text, b: text }), object({ b: text, a: text }), '', '- -'),
  row('a name of Object.prototype is a name', object({}), object({ constructor: text }), 'PROPERTY_ADDED', 'c c'),
  row(
    'a change deep inside',
    object({ a: object({ b: text }) }),
    object({ a: object({ b: number }) }),
    'TYPE_CHANGED',
    'b b',
  ),
  row('a change of items', { type: 'array', items: text }, { type: 'array', items: number }, 'TYPE_CHANGED', 'b b'),
  row(
    'further properties are forbidden',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
    'FURTHER_PROPERTIES_FORBIDDEN',
    'b c',
  ),
  row(
    'further properties are allowed',
    object({ a: text }, { additionalProperties: false }),
    object({ a: text }),
    'FURTHER_PROPERTIES_ALLOWED',
    'c b',
  ),
  row(
    'a new property where further ones were forbidden',
    object({}, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    'PROPERTY_ADDED',
    'c b',
  ),
  row(
    'further properties of another type',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: number },
    'TYPE_CHANGED',
    'b b',
  ),
  row(
    'further properties may be anything, as before',
    object({}),
    object({}, { additionalProperties: true }),
    '',
    '- -',
  ),
  row(
    'unevaluated properties are forbidden',
    object({ a: text }),
    object({ a: text }, { unevaluatedProperties: false }),
    'UNEVALUATED_PROPERTIES_FORBIDDEN',
    'b c',
    only31,
  ),
  row(
    'names of properties',
    object({}),
    object({}, { propertyNames: { maxLength: 3 } }),
    'PROPERTY_NAMES_ADDED',
    'b c',
    only31,
  ),
  row(
    'a pattern of properties',
    object({}),
    object({}, { patternProperties: { '^x': text } }),
    'PATTERN_PROPERTIES_ADDED',
    'b c',
    only31,
  ),
  row(
    'one property asks for another',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    'DEPENDENT_REQUIRED_ADDED',
    'b c',
    only31,
  ),
  row(
    'a place in a list',
    { type: 'array' },
    { type: 'array', prefixItems: [text] },
    'PREFIX_ITEMS_ADDED',
    'b c',
    only31,
  ),
  row(
    'a list must hold something',
    { type: 'array' },
    { type: 'array', contains: text },
    'CONTAINS_ADDED',
    'b c',
    only31,
  ),
  row(
    'what the API alone sets is new',
    object({}),
    object({ a: { ...text, readOnly: true } }),
    'PROPERTY_ADDED',
    '- c',
  ),
  row(
    'what the client alone sets is new and required',
    object({}),
    object({ a: { ...text, writeOnly: true } }, { required: ['a'] }),
    'REQUIRED_PROPERTY_ADDED',
    'b -',
  ),
];

const composed: readonly SchemaRow[] = [
  row('a new alternative', { oneOf: [cat] }, { oneOf: [cat, dog] }, 'ALTERNATIVE_ADDED', 'c b'),
  row('an alternative is gone', { oneOf: [cat, dog, text] }, { oneOf: [cat, text] }, 'ALTERNATIVE_REMOVED', 'b c'),
  row('the alternatives in another order', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }, '', '- -'),
  row('a choice where there was one', cat, { oneOf: [dog, cat] }, 'ALTERNATIVE_ADDED', 'c b'),
  row('anyOf is oneOf now', { anyOf: [cat, text] }, { oneOf: [cat, text] }, 'UNION_CHANGED', 'b c'),
  row(
    'a change in an alternative',
    { oneOf: [object({ a: text }), text] },
    { oneOf: [object({ a: number }), text] },
    'TYPE_CHANGED',
    'b b',
  ),
  row(
    'allOf asks for more',
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text }), { required: ['a'] }] },
    'PROPERTY_NOW_REQUIRED',
    'b c',
  ),
  row(
    'allOf says what was said without',
    object({ a: text }),
    { allOf: [{ type: 'object' }, { properties: { a: text } }] },
    '',
    '- -',
  ),
  row(
    'allOf of both bounds is the stricter one',
    { maximum: 3 },
    { allOf: [{ maximum: 3 }, { maximum: 5 }] },
    '',
    '- -',
  ),
  row('not refuses less', { not: { enum: ['a', 'b'] } }, { not: { enum: ['a'] } }, 'ENUM_VALUE_REMOVED', 'c b'),
  row('not is new', text, { ...text, not: { enum: ['a'] } }, 'NOT_ADDED', 'b c'),
  row(
    'a condition is new',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { if: { required: ['a'] }, else: { required: ['b'] } }),
    'ELSE_ADDED',
    'b c',
    only31,
  ),
  row(
    'alternatives are told apart by another property',
    { oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
    { oneOf: [cat, dog], discriminator: { propertyName: 'type' } },
    'DISCRIMINATOR_CHANGED',
    'b b',
  ),
];

const told: readonly SchemaRow[] = [
  row(
    'another description',
    { ...text, description: 'a' },
    { ...text, description: 'b' },
    'DESCRIPTION_CHANGED',
    'e e',
  ),
  row('a new title', text, { ...text, title: 'a' }, 'TITLE_ADDED', 'e e'),
  row('another example', { ...text, example: 'a' }, { ...text, example: 'b' }, 'EXAMPLE_CHANGED', 'e e'),
  row('examples', text, { ...text, examples: ['a'] }, 'EXAMPLES_ADDED', 'e e', only31),
  row('an extension', text, { ...text, 'x-owner': 'us' }, 'EXTENSION_ADDED', 'e e'),
  row('a default where there was none', text, { ...text, default: 'a' }, 'DEFAULT_ADDED', 'c e'),
  row('another default', { ...text, default: 'a' }, { ...text, default: 'b' }, 'DEFAULT_CHANGED', 'b e'),
  row('it is deprecated', text, { ...text, deprecated: true }, 'DEPRECATED_ADDED', 'c c'),
  row('how a property is written in XML', text, { ...text, xml: { attribute: true } }, 'XML_ADDED', 'b b'),
];

/** The table of changes of schemas. */
export const schemaRows: readonly SchemaRow[] = [...values, ...bounds, ...objects, ...composed, ...told];

/** The same table as pairs of documents, one for requests and one for responses. */
export const schemaPairs: readonly Pair[] = schemaRows.flatMap((one) =>
  (['request', 'response'] as const).map((direction): Pair => {
    const body = direction === 'request' ? taking : giving;
    const verdict = one[direction];
    const where = verdict === 'editorial' ? '' : ` ${direction}`;
    return {
      title: `${one.title}, in a ${direction}`,
      before: withOperation(body(one.before)),
      after: withOperation(body(one.after)),
      want: verdict === '-' ? [] : [`${verdict} ${one.code}${where}`],
      versions: one.versions,
    };
  }),
);
