import type { JsonObject } from '../../../../../src/generate/json.ts';
import { giving, type Pair, taking, type Version, withOperation } from './pair.ts';

const text = { type: 'string' };
const number = { type: 'integer' };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest });
const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const components = (schemas: JsonObject): JsonObject => ({ components: { schemas } });
const cat = object({ kind: { type: 'string', enum: ['cat'] }, lives: number });
const dog = object({ kind: { type: 'string', enum: ['dog'] }, tricks: number });
const thing = components({ Thing: object({ a: text }) });
const only31: readonly Version[] = ['3.1'];
const only30: readonly Version[] = ['3.0'];

/** The same in another form, for requests and for answers: nothing is to be said. */
function same(
  title: string,
  before: JsonObject,
  after: JsonObject,
  versions?: readonly Version[],
  rest: readonly [JsonObject, JsonObject] = [{}, {}],
): Pair[] {
  return [taking, giving].map((body) => ({
    title: `${title}, in ${body === taking ? 'a request' : 'an answer'}`,
    before: withOperation(body(before), rest[0]),
    after: withOperation(body(after), rest[1]),
    want: [],
    ...(versions ? { versions } : {}),
  }));
}

/**
 * What looks like a change and is none: another way to write the same schema, address or set of credentials. A tool that
 * calls it breaking is soon not believed.
 */
export const rewrittenPairs: readonly Pair[] = [
  ...same(
    'alternatives of one type each are a list of types',
    { anyOf: [text, number] },
    { type: ['string', 'integer'] },
    only31,
  ),
  ...same(
    'alternatives of one value each are a list of values',
    {
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', title: 'B' },
      ],
    },
    { enum: ['a', 'b'] },
    only31,
  ),
  ...same(
    'a type beside alternatives of one value each',
    { type: 'string', oneOf: [{ const: 'a' }, { const: 'b' }] },
    { type: 'string', enum: ['a', 'b'] },
    only31,
  ),
  ...same(
    'more than 0 is at least 1 for an integer',
    { ...number, exclusiveMinimum: 0 },
    { ...number, minimum: 1 },
    only31,
  ),
  ...same(
    'less than 10 is at most 9.5 for an integer',
    { ...number, exclusiveMaximum: 10 },
    { ...number, maximum: 9.5 },
    only31,
  ),
  ...same(
    'a member of a union has another name',
    { oneOf: [reference('A'), reference('B')] },
    { oneOf: [reference('A'), reference('C')] },
    undefined,
    [components({ A: cat, B: dog }), components({ A: cat, C: dog })],
  ),
  ...same(
    'a property is said by a base',
    object({ a: text, b: text }, { required: ['a'] }),
    { allOf: [reference('Base'), object({ b: text })] },
    undefined,
    [{}, components({ Base: object({ a: text }, { required: ['a'] }) })],
  ),
  ...same('a component that refers to itself has another name', reference('Node'), reference('Knot'), undefined, [
    components({ Node: object({ next: reference('Node') }) }),
    components({ Knot: object({ next: reference('Knot') }) }),
  ]),
  ...same(
    'nullable beside a reference of 3.0 does not count',
    reference('Thing'),
    { ...reference('Thing'), nullable: true },
    only30,
    [thing, thing],
  ),
  {
    title: 'a text of a query is never exploded',
    before: withOperation({ parameters: [{ name: 'q', in: 'query', schema: text }] }),
    after: withOperation({ parameters: [{ name: 'q', in: 'query', explode: false, schema: text }] }),
    want: [],
  },
  {
    title: 'the server that is meant where none is named',
    before: withOperation({}),
    after: withOperation({}, { servers: [{ url: '/' }] }),
    want: [],
  },
  {
    title: 'a header that OpenAPI says in another way',
    before: withOperation({}),
    after: withOperation({ parameters: [{ name: 'Authorization', in: 'header', required: true, schema: text }] }),
    want: [],
  },
  {
    title: 'a path that is a component',
    before: { paths: { '/a': { get: { responses: {} } } } },
    after: {
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: { pathItems: { A: { get: { responses: {} } } } },
    },
    want: [],
    versions: only31,
  },
  {
    title: 'a status that its range spoke for, with the same body',
    before: withOperation(statuses('4XX')),
    after: withOperation(statuses('4XX', '409')),
    want: [],
  },
];

function statuses(...codes: string[]): JsonObject {
  const content = { 'application/json': { schema: object({ code: text }) } };
  return { responses: Object.fromEntries(codes.map((code) => [code, { description: 'An error', content }])) };
}
