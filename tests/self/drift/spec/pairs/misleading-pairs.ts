import type { JsonObject } from '../../../../../src/generate/json.ts';
import { giving, type Pair, taking, type Version, withOperation } from './pair.ts';

const text = { type: 'string' };
const number = { type: 'integer' };
const done = { 204: { description: 'Done' } };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest });
const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const only31: readonly Version[] = ['3.1'];
const pets = {
  components: { schemas: { A: object({ kind: text, lives: number }), B: object({ kind: text, tricks: number }) } },
};
const chosen = (mapping?: JsonObject): JsonObject => ({
  oneOf: [reference('A'), reference('B')],
  discriminator: { propertyName: 'kind', ...(mapping ? { mapping } : {}) },
});
const at = (name: string): string => `#/components/schemas/${name}`;

/** A change of a schema with what is to be said of it in a request, and in an answer. */
function schema(
  title: string,
  before: JsonObject,
  after: JsonObject,
  [request, response]: readonly [readonly string[], readonly string[]],
  rest: JsonObject | readonly [JsonObject, JsonObject] = {},
  versions?: readonly Version[],
): Pair[] {
  const [old, now] = Array.isArray(rest) ? rest : [rest, rest];
  const one = (body: typeof taking, want: readonly string[], direction: string): Pair => ({
    title: `${title}, in ${direction === 'request' ? 'a request' : 'an answer'}`,
    before: withOperation(body(before), old),
    after: withOperation(body(after), now),
    want: want.map((said) => (said.startsWith('editorial') ? said : `${said} ${direction}`)),
    ...(versions ? { versions } : {}),
  });
  return [one(taking, request, 'request'), one(giving, response, 'response')];
}

const schemas: readonly Pair[] = [
  ...schema(
    'an alternative is chosen by another value',
    chosen({ cat: at('A'), dog: at('B') }),
    chosen({ kitty: at('A'), dog: at('B') }),
    [['breaking DISCRIMINATOR_VALUE_CHANGED'], ['breaking DISCRIMINATOR_VALUE_CHANGED']],
    pets,
  ),
  ...schema(
    'an alternative may be chosen by a further value',
    chosen({ cat: at('A'), dog: at('B') }),
    chosen({ cat: at('A'), kitty: at('A'), dog: at('B') }),
    [['compatible DISCRIMINATOR_VALUE_CHANGED'], ['breaking DISCRIMINATOR_VALUE_CHANGED']],
    pets,
  ),
  ...schema(
    'the values that choose are said that were meant',
    chosen(),
    chosen({ A: at('A'), B: at('B') }),
    [[], []],
    pets,
  ),
  ...schema(
    'an alternative is chosen by its name, and has another one',
    chosen(),
    { oneOf: [reference('A'), reference('C')], discriminator: { propertyName: 'kind' } },
    [['breaking DISCRIMINATOR_VALUE_CHANGED'], ['breaking DISCRIMINATOR_VALUE_CHANGED']],
    [
      pets,
      {
        components: {
          schemas: { A: object({ kind: text, lives: number }), C: object({ kind: text, tricks: number }) },
        },
      },
    ],
  ),
  ...schema(
    'a new property is of another type than further ones were',
    object({ a: text }, { additionalProperties: number }),
    object({ a: text, b: text }, { additionalProperties: number }),
    [
      ['breaking TYPE_CHANGED', 'compatible PROPERTY_ADDED'],
      ['breaking TYPE_CHANGED', 'compatible PROPERTY_ADDED'],
    ],
  ),
  ...schema(
    'a new property is of the type that further ones were',
    object({ a: text }, { additionalProperties: number }),
    object({ a: text, b: number }, { additionalProperties: number }),
    [['compatible PROPERTY_ADDED'], ['compatible PROPERTY_ADDED']],
  ),
  ...schema(
    'an alternative may be any number and not only a whole one',
    { anyOf: [number, text] },
    { anyOf: [{ type: 'number' }, text] },
    [['compatible TYPE_CHANGED'], ['breaking TYPE_CHANGED']],
  ),
  ...schema('a property can only be read now', object({ a: text }), object({ a: { ...text, readOnly: true } }), [
    ['breaking PROPERTY_REMOVED'],
    ['editorial READ_ONLY_ADDED'],
  ]),
  ...schema(
    'a required property can only be written now',
    object({ a: text }, { required: ['a'] }),
    object({ a: { ...text, writeOnly: true } }, { required: ['a'] }),
    [['editorial WRITE_ONLY_ADDED'], ['breaking PROPERTY_REMOVED']],
  ),
  ...schema('a property has another name', object({ a: text }), object({ b: text }), [
    ['breaking PROPERTY_REMOVED', 'compatible PROPERTY_ADDED'],
    ['breaking PROPERTY_REMOVED', 'compatible PROPERTY_ADDED'],
  ]),
  ...schema(
    'null leaves the values and not the types',
    { type: ['string', 'null'], enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a'] },
    [['breaking ENUM_VALUE_REMOVED'], ['compatible ENUM_VALUE_REMOVED']],
    {},
    only31,
  ),
  ...schema('a value that looks alike is of another type', { enum: [1, 2] }, { enum: [1, '2'] }, [
    ['breaking ENUM_VALUE_REMOVED', 'compatible ENUM_VALUE_ADDED'],
    ['breaking ENUM_VALUE_ADDED', 'compatible ENUM_VALUE_REMOVED'],
  ]),
  ...schema('a pattern is anchored', { ...text, pattern: 'abc' }, { ...text, pattern: '^abc$' }, [
    ['breaking PATTERN_CHANGED'],
    ['breaking PATTERN_CHANGED'],
  ]),
  ...schema(
    'a property is required that nobody declares',
    object({ a: text }),
    object({ a: text }, { required: ['z'] }),
    [['breaking PROPERTY_NOW_REQUIRED'], ['compatible PROPERTY_NOW_REQUIRED']],
  ),
  ...schema(
    'further properties are of one type now',
    object({ a: text }, { additionalProperties: true }),
    object({ a: text }, { additionalProperties: number }),
    [['breaking TYPE_CHANGED'], ['compatible TYPE_CHANGED']],
  ),
];

const pair = (title: string, before: JsonObject, after: JsonObject, want: string[]): Pair => ({
  title,
  before: withOperation(before),
  after: withOperation(after),
  want,
});
const answers = (...codes: string[]): JsonObject => ({
  responses: Object.fromEntries(codes.map((code) => [code, { description: 'An answer' }])),
});
const sent = (type: string): JsonObject => ({ requestBody: { content: { [type]: { schema: text } } } });
const given = (type: string): JsonObject => ({
  responses: { 200: { description: 'Found', content: { [type]: { schema: text } } } },
});
const query = (rest: JsonObject): JsonObject => ({ parameters: [{ name: 'q', in: 'query', ...rest }] });
const inPath = (name: string, type: JsonObject): JsonObject => ({ name, in: 'path', required: true, schema: type });
const regions = (variable: JsonObject): JsonObject =>
  withOperation(
    {},
    { servers: [{ url: 'https://{region}.a.test', variables: { region: { default: 'eu', ...variable } } }] },
  );
const bearer = { type: 'http', scheme: 'bearer' };
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const secured = (...security: JsonObject[]): JsonObject =>
  withOperation({ security }, { components: { securitySchemes: { bearer, key } } });
const calledBack = (expression: string): JsonObject => ({
  callbacks: { ready: { [expression]: { post: { responses: done } } } },
});

const operations: readonly Pair[] = [
  pair(
    'a parameter is JSON now, of the same schema',
    query({ schema: object({ a: text }) }),
    query({ content: { 'application/json': { schema: object({ a: text }) } } }),
    ['breaking PARAMETER_SERIALISATION_CHANGED request'],
  ),
  pair(
    'a list of a query is written in one value',
    query({ schema: { type: 'array', items: text } }),
    query({ explode: false, schema: { type: 'array', items: text } }),
    ['breaking PARAMETER_SERIALISATION_CHANGED request'],
  ),
  {
    title: 'two path parameters have changed places, and one of them has a type of its own',
    before: {
      paths: { '/a/{x}/b/{y}': { get: { parameters: [inPath('x', text), inPath('y', number)], responses: done } } },
    },
    after: {
      paths: { '/a/{y}/b/{x}': { get: { parameters: [inPath('x', text), inPath('y', number)], responses: done } } },
    },
    want: [
      'breaking TYPE_CHANGED request',
      'breaking TYPE_CHANGED request',
      'compatible PATH_PARAMETER_RENAMED request',
      'compatible PATH_PARAMETER_RENAMED request',
    ],
  },
  pair('any success where one was told', answers('200'), answers('2XX'), ['breaking STATUS_ADDED response']),
  pair('one success where any was told', answers('2XX'), answers('200'), ['compatible STATUS_REMOVED response']),
  pair('the default answer is gone, and the success is told that it spoke for', answers('default'), answers('200'), [
    'compatible STATUS_REMOVED response',
  ]),
  pair('a body may be of any kind of application', sent('application/json'), sent('application/*'), [
    'compatible MEDIA_TYPE_ADDED request',
  ]),
  pair('a body must be JSON that could be of any kind', sent('application/*'), sent('application/json'), [
    'breaking MEDIA_TYPE_REMOVED request',
  ]),
  pair('an answer is JSON that could be of any kind', given('*/*'), given('application/json'), [
    'compatible MEDIA_TYPE_REMOVED response',
  ]),
  pair(
    'a callback goes to another address',
    calledBack('{$request.body#/url}'),
    calledBack('{$request.body#/callbackUrl}'),
    ['breaking CALLBACK_REMOVED response', 'compatible CALLBACK_ADDED response'],
  ),
  {
    title: 'a server has a further region',
    before: regions({ enum: ['eu'] }),
    after: regions({ enum: ['eu', 'us'] }),
    want: ['compatible SERVER_CHANGED request'],
  },
  {
    title: 'a server has no longer a region',
    before: regions({ enum: ['eu', 'us'] }),
    after: regions({ enum: ['eu'] }),
    want: ['breaking SERVER_CHANGED request'],
  },
  {
    title: 'a server has another region unless one is named',
    before: regions({ enum: ['eu', 'us'] }),
    after: regions({ enum: ['eu', 'us'], default: 'us' }),
    want: ['breaking SERVER_CHANGED request'],
  },
  {
    title: 'the region of a server is described',
    before: regions({}),
    after: regions({ description: 'Where data lives' }),
    want: ['editorial SERVER_DESCRIPTION_CHANGED'],
  },
  {
    title: 'one credential is enough where both were needed',
    before: secured({ bearer: [], key: [] }),
    after: secured({ bearer: [] }, { key: [] }),
    want: ['compatible SECURITY_CHANGED request'],
  },
  {
    title: 'both credentials are needed where one was enough',
    before: secured({ bearer: [] }, { key: [] }),
    after: secured({ bearer: [], key: [] }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'nobody may come without credentials any more',
    before: secured({ bearer: [] }, {}),
    after: secured({ bearer: [] }),
    want: ['breaking SECURITY_CHANGED request'],
  },
];

const newer: readonly Pair[] = [
  {
    title: 'an operation by QUERY is gone',
    before: { openapi: '3.2.0', paths: { '/a': { query: { responses: done }, get: { responses: done } } } },
    after: { openapi: '3.2.0', paths: { '/a': { get: { responses: done } } } },
    want: ['breaking OPERATION_REMOVED request'],
    versions: only31,
  },
  {
    title: 'an operation by a method of its own asks for a parameter',
    before: { openapi: '3.2.0', paths: { '/a': { additionalOperations: { COPY: { responses: done } } } } },
    after: {
      openapi: '3.2.0',
      paths: {
        '/a': { additionalOperations: { COPY: { ...query({ required: true, schema: text }), responses: done } } },
      },
    },
    want: ['breaking REQUIRED_PARAMETER_ADDED request'],
    versions: only31,
  },
];

/** What looks harmless and is not, or looks harmful and is not: changes that reading the words alone rates wrongly. */
export const misleadingPairs: readonly Pair[] = [...schemas, ...operations, ...newer];
