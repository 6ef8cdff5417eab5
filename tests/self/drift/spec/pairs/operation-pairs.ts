import type { JsonObject } from '../../../../../src/generate/json.ts';
import { type Pair, type Version, withOperation } from './pair.ts';

const text = { type: 'string' };
const done = { 204: { description: 'Done' } };
const json = (schema: JsonObject = text): JsonObject => ({ 'application/json': { schema } });
const query = (rest: JsonObject = {}): JsonObject => ({
  parameters: [{ name: 'q', in: 'query', schema: text, ...rest }],
});
const header = (name: string, rest: JsonObject = {}): JsonObject => ({
  parameters: [{ name, in: 'header', schema: text, ...rest }],
});
const answer = (rest: JsonObject): JsonObject => ({ responses: { 200: { description: 'Found', ...rest } } });
const statuses = (...codes: string[]): JsonObject => ({
  responses: Object.fromEntries(codes.map((code) => [code, { description: 'An answer' }])),
});

function pair(
  title: string,
  before: JsonObject,
  after: JsonObject,
  want: string[],
  versions?: readonly Version[],
): Pair {
  return { title, before: withOperation(before), after: withOperation(after), want, ...(versions ? { versions } : {}) };
}

const parameters: readonly Pair[] = [
  pair('a new optional parameter', {}, query(), ['compatible PARAMETER_ADDED request']),
  pair('a new required parameter', {}, query({ required: true }), ['breaking REQUIRED_PARAMETER_ADDED request']),
  pair('a parameter is gone', query(), {}, ['breaking PARAMETER_REMOVED request']),
  pair('a parameter is required now', query(), query({ required: true }), ['breaking PARAMETER_NOW_REQUIRED request']),
  pair('a parameter is optional now', query({ required: true }), query(), [
    'compatible PARAMETER_NOW_OPTIONAL request',
  ]),
  pair('required: false says nothing', query(), query({ required: false }), []),
  pair('a parameter of another type', query(), query({ schema: { type: 'integer' } }), [
    'breaking TYPE_CHANGED request',
  ]),
  pair('a parameter is written in another way', query(), query({ style: 'spaceDelimited' }), [
    'breaking PARAMETER_SERIALISATION_CHANGED request',
  ]),
  pair('the default way to write a parameter is named', query(), query({ style: 'form', explode: true }), []),
  pair('a parameter may be empty', query(), query({ allowEmptyValue: true }), [
    'compatible PARAMETER_SERIALISATION_CHANGED request',
  ]),
  pair('a parameter is described', query(), query({ description: 'What to look for' }), [
    'editorial PARAMETER_DESCRIPTION_ADDED',
  ]),
  pair('a parameter is deprecated', query(), query({ deprecated: true }), [
    'compatible PARAMETER_DEPRECATED_ADDED request',
  ]),
  pair('a parameter goes from the query to a header', query(), header('q'), [
    'breaking PARAMETER_REMOVED request',
    'compatible HEADER_ADDED request',
  ]),
  pair('a new optional header', {}, header('X-Trace'), ['compatible HEADER_ADDED request']),
  pair('a new required header', {}, header('X-Trace', { required: true }), ['breaking REQUIRED_HEADER_ADDED request']),
  pair('a header is gone', header('X-Trace'), {}, ['breaking HEADER_REMOVED request']),
  pair('a header in other letters', header('X-Trace'), header('x-trace'), []),
  {
    title: 'a parameter of the operation is one of its path now',
    before: withOperation(query()),
    after: { paths: { '/things': { ...query(), post: { responses: done } } } },
    want: [],
  },
  {
    title: 'parameters in another order',
    before: withOperation({ parameters: [...list(query()), ...list(header('X-A'))] }),
    after: withOperation({ parameters: [...list(header('X-A')), ...list(query())] }),
    want: [],
  },
  {
    title: 'a path parameter has another name',
    before: { paths: { '/things/{id}': { get: { parameters: inPath('id'), responses: done } } } },
    after: { paths: { '/things/{thing}': { get: { parameters: inPath('thing'), responses: done } } } },
    want: ['compatible PATH_PARAMETER_RENAMED request'],
  },
];

function list({ parameters: all }: JsonObject): JsonObject[] {
  // Made above as a list of objects.
  return all as JsonObject[];
}

function inPath(name: string): JsonObject[] {
  return [{ name, in: 'path', required: true, schema: text }];
}

const bodies: readonly Pair[] = [
  pair('a body where there was none', {}, { requestBody: { content: json() } }, ['compatible BODY_ADDED request']),
  pair('a required body where there was none', {}, { requestBody: { required: true, content: json() } }, [
    'breaking BODY_ADDED request',
  ]),
  pair('the body is gone', { requestBody: { content: json() } }, {}, ['breaking BODY_REMOVED request']),
  pair(
    'the body is required now',
    { requestBody: { content: json() } },
    { requestBody: { required: true, content: json() } },
    ['breaking BODY_NOW_REQUIRED request'],
  ),
  pair(
    'the body is optional now',
    { requestBody: { required: true, content: json() } },
    { requestBody: { content: json() } },
    ['compatible BODY_NOW_OPTIONAL request'],
  ),
  pair(
    'a second media type of a body',
    { requestBody: { content: json() } },
    { requestBody: { content: { ...json(), 'application/xml': { schema: text } } } },
    ['compatible MEDIA_TYPE_ADDED request'],
  ),
  pair(
    'a media type of a body is gone',
    { requestBody: { content: { ...json(), 'application/xml': { schema: text } } } },
    { requestBody: { content: json() } },
    ['breaking MEDIA_TYPE_REMOVED request'],
  ),
  pair(
    'a media type in other letters and with the character set that it has anyway',
    { requestBody: { content: json() } },
    { requestBody: { content: { 'Application/JSON; charset=utf-8': { schema: text } } } },
    [],
  ),
  pair(
    'a body is described',
    { requestBody: { content: json() } },
    { requestBody: { description: 'A', content: json() } },
    ['editorial BODY_DESCRIPTION_ADDED'],
  ),
];

const answers: readonly Pair[] = [
  pair('a new kind of success', statuses('200'), statuses('200', '202'), ['breaking STATUS_ADDED response']),
  pair('a kind of success is gone', statuses('200', '202'), statuses('200'), ['breaking STATUS_REMOVED response']),
  pair('a new error', statuses('200'), statuses('200', '409'), ['compatible STATUS_ADDED response']),
  pair('an error is gone', statuses('200', '409'), statuses('200'), ['compatible STATUS_REMOVED response']),
  pair('an error that its range spoke for', statuses('200', '4XX'), statuses('200', '4XX', '409'), []),
  pair('an error that the default spoke for', statuses('200', 'default'), statuses('200', 'default', '409'), []),
  pair('the answers in another order', statuses('200', '409'), statuses('409', '200'), []),
  pair(
    'another media type of an answer',
    answer({ content: json() }),
    answer({ content: { 'text/plain': { schema: text } } }),
    ['breaking MEDIA_TYPE_REMOVED response', 'compatible MEDIA_TYPE_ADDED response'],
  ),
  pair(
    'a second media type of an answer',
    answer({ content: json() }),
    answer({ content: { ...json(), 'text/csv': {} } }),
    ['compatible MEDIA_TYPE_ADDED response'],
  ),
  pair('an answer has no body any more', answer({ content: json() }), answer({}), [
    'breaking MEDIA_TYPE_REMOVED response',
  ]),
  pair('a new header of an answer', answer({}), answer({ headers: { 'X-Rate': { schema: text } } }), [
    'compatible HEADER_ADDED response',
  ]),
  pair('a header of an answer is gone', answer({ headers: { 'X-Rate': { schema: text } } }), answer({}), [
    'breaking HEADER_REMOVED response',
  ]),
  pair(
    'a header of an answer may be missing now',
    answer({ headers: { 'X-Rate': { required: true, schema: text } } }),
    answer({ headers: { 'X-Rate': { schema: text } } }),
    ['breaking HEADER_NOW_OPTIONAL response'],
  ),
  pair(
    'a header of an answer always comes now',
    answer({ headers: { 'X-Rate': { schema: text } } }),
    answer({ headers: { 'X-Rate': { required: true, schema: text } } }),
    ['compatible HEADER_NOW_REQUIRED response'],
  ),
  pair(
    'a header of an answer is of another type',
    answer({ headers: { 'X-Rate': { schema: text } } }),
    answer({ headers: { 'X-Rate': { schema: { type: 'integer' } } } }),
    ['breaking TYPE_CHANGED response'],
  ),
  pair('an answer is described in other words', statuses('200'), { responses: { 200: { description: 'Yes' } } }, [
    'editorial RESPONSE_DESCRIPTION_CHANGED',
  ]),
  pair('a link of an answer', answer({}), answer({ links: { next: { operationId: 'a' } } }), [
    'editorial RESPONSE_LINKS_ADDED',
  ]),
  pair(
    'another example of an answer',
    answer({ content: { 'application/json': { schema: text, example: 'a' } } }),
    answer({ content: { 'application/json': { schema: text, example: 'b' } } }),
    ['editorial MEDIA_TYPE_EXAMPLE_CHANGED'],
  ),
];

const operations: readonly Pair[] = [
  {
    title: 'a new operation',
    before: withOperation({}),
    after: { paths: { '/things': { post: { responses: done }, get: { responses: done } } } },
    want: ['compatible OPERATION_ADDED request'],
  },
  {
    title: 'an operation is gone',
    before: { paths: { '/things': { post: { responses: done }, get: { responses: done } } } },
    after: withOperation({}),
    want: ['breaking OPERATION_REMOVED request'],
  },
  {
    title: 'a path has another address',
    before: { paths: { '/things': { get: { responses: done } } } },
    after: { paths: { '/stuff': { get: { responses: done } } } },
    want: ['breaking OPERATION_REMOVED request', 'compatible OPERATION_ADDED request'],
  },
  {
    title: 'the paths in another order',
    before: { paths: { '/a': { get: { responses: done } }, '/b': { get: { responses: done } } } },
    after: { paths: { '/b': { get: { responses: done } }, '/a': { get: { responses: done } } } },
    want: [],
  },
  pair('another operationId', { operationId: 'a' }, { operationId: 'b' }, ['compatible OPERATION_ID_CHANGED request']),
  pair('an operation is deprecated', {}, { deprecated: true }, ['compatible OPERATION_DEPRECATED_ADDED request']),
  pair('another summary', { summary: 'a' }, { summary: 'b' }, ['editorial OPERATION_SUMMARY_CHANGED']),
  pair('another tag', { tags: ['a'] }, { tags: ['b'] }, ['editorial OPERATION_TAGS_CHANGED']),
  pair('tags in another order', { tags: ['a', 'b'] }, { tags: ['b', 'a'] }, []),
  pair('another extension of an operation', { 'x-source': 'https://a.test' }, { 'x-source': 'https://b.test' }, [
    'editorial OPERATION_EXTENSION_CHANGED',
  ]),
  pair('an extension of an operation', {}, { 'x-source': 'https://a.test' }, ['editorial EXTENSION_ADDED']),
];

/** The table of changes of operations, their parameters, bodies and answers. */
export const operationPairs: readonly Pair[] = [...parameters, ...bodies, ...answers, ...operations];
