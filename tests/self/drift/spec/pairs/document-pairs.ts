import type { JsonObject } from '../../../../../src/generate/json.ts';
import { giving, type Pair, taking, withOperation } from './pair.ts';

const text = { type: 'string' };
const done = { 204: { description: 'Done' } };
const bearer = { type: 'http', scheme: 'bearer' };
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };

function secured(security: JsonObject[] | undefined, schemes: JsonObject): JsonObject {
  return withOperation(security ? { security } : {}, { components: { securitySchemes: schemes } });
}

function oauth(flow: JsonObject): JsonObject {
  const flows = { clientCredentials: { tokenUrl: 'https://a.test/token', scopes: {}, ...flow } };
  return secured([{ oauth: [] }], { oauth: { type: 'oauth2', flows } });
}

const security: readonly Pair[] = [
  {
    title: 'an operation asks for credentials',
    before: secured([], { bearer }),
    after: secured([{ bearer: [] }], { bearer }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'an operation asks for no credentials any more',
    before: secured([{ bearer: [] }], { bearer }),
    after: secured([], { bearer }),
    want: ['compatible SECURITY_CHANGED request'],
  },
  {
    title: 'an operation takes other credentials too',
    before: secured([{ bearer: [] }], { bearer, key }),
    after: secured([{ bearer: [] }, { key: [] }], { bearer, key }),
    want: ['compatible SECURITY_CHANGED request'],
  },
  {
    title: 'an operation asks for two credentials at once',
    before: secured([{ bearer: [] }], { bearer, key }),
    after: secured([{ bearer: [], key: [] }], { bearer, key }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'an operation asks for a further scope',
    before: secured([{ oauth: ['read'] }], { oauth: { type: 'oauth2', flows: {} } }),
    after: secured([{ oauth: ['read', 'write'] }], { oauth: { type: 'oauth2', flows: {} } }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'the security of the document is said at its operation',
    before: withOperation({}, { security: [{ bearer: [] }], components: { securitySchemes: { bearer } } }),
    after: withOperation({ security: [{ bearer: [] }] }, { components: { securitySchemes: { bearer } } }),
    want: [],
  },
  {
    title: 'a security scheme has another name',
    before: secured([{ bearer: [] }], { bearer }),
    after: secured([{ token: [] }], { token: bearer }),
    want: [],
  },
  {
    title: 'a security scheme is another one',
    before: secured([{ one: [] }], { one: bearer }),
    after: secured([{ one: [] }], { one: { type: 'http', scheme: 'basic' } }),
    want: ['breaking SECURITY_SCHEME_SCHEME_CHANGED request'],
  },
  {
    title: 'a key is sent under another name',
    before: secured([{ key: [] }], { key }),
    after: secured([{ key: [] }], { key: { ...key, name: 'X-Token' } }),
    want: ['breaking SECURITY_SCHEME_NAME_CHANGED request'],
  },
  {
    title: 'a security scheme is new',
    before: secured(undefined, { bearer }),
    after: secured(undefined, { bearer, key }),
    want: ['compatible SECURITY_SCHEME_ADDED request'],
  },
  {
    title: 'a security scheme is gone',
    before: secured(undefined, { bearer, key }),
    after: secured(undefined, { bearer }),
    want: ['breaking SECURITY_SCHEME_REMOVED request'],
  },
  {
    title: 'a security scheme is described',
    before: secured(undefined, { bearer }),
    after: secured(undefined, { bearer: { ...bearer, description: 'A token' } }),
    want: ['editorial SECURITY_SCHEME_DESCRIPTION_ADDED'],
  },
  {
    title: 'tokens are had at another address',
    before: oauth({}),
    after: oauth({ tokenUrl: 'https://b.test/token' }),
    want: ['breaking FLOW_TOKEN_URL_CHANGED request'],
  },
  {
    title: 'a scope is gone',
    before: oauth({ scopes: { read: 'Read', write: 'Write' } }),
    after: oauth({ scopes: { read: 'Read' } }),
    want: ['breaking FLOW_SCOPES_CHANGED request'],
  },
];

const servers = (...urls: string[]): JsonObject => withOperation({}, { servers: urls.map((url) => ({ url })) });

const places: readonly Pair[] = [
  {
    title: 'a new server',
    before: servers('https://a.test'),
    after: servers('https://a.test', 'https://b.test'),
    want: ['compatible SERVER_ADDED request'],
  },
  {
    title: 'a server is gone',
    before: servers('https://a.test', 'https://b.test'),
    after: servers('https://a.test'),
    want: ['breaking SERVER_REMOVED request'],
  },
  {
    title: 'a server with a slash at its end',
    before: servers('https://a.test'),
    after: servers('https://a.test/'),
    want: [],
  },
  {
    title: 'an operation has a server of its own',
    before: withOperation({}, { servers: [{ url: 'https://a.test' }] }),
    after: withOperation({ servers: [{ url: 'https://b.test' }] }, { servers: [{ url: 'https://a.test' }] }),
    want: ['breaking SERVER_REMOVED request', 'compatible SERVER_ADDED request'],
  },
  {
    title: 'a server is described',
    before: servers('https://a.test'),
    after: withOperation({}, { servers: [{ url: 'https://a.test', description: 'Live' }] }),
    want: ['editorial SERVER_DESCRIPTION_CHANGED'],
  },
];

function hook(operation: JsonObject, name = 'updated'): JsonObject {
  return { webhooks: { [name]: { post: { responses: done, ...operation } } } };
}

function calling(operation: JsonObject): JsonObject {
  return withOperation({
    callbacks: { ready: { '{$request.body#/url}': { post: { responses: done, ...operation } } } },
  });
}

const payload = (schema: JsonObject): JsonObject => ({ required: true, content: { 'application/json': { schema } } });
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...rest });

const pushed: readonly Pair[] = [
  {
    title: 'a new webhook',
    before: {},
    after: hook({}),
    want: ['compatible WEBHOOK_ADDED response'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook is gone',
    before: hook({}),
    after: {},
    want: ['breaking WEBHOOK_REMOVED response'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook tells something new',
    before: hook({ requestBody: payload(object({})) }),
    after: hook({ requestBody: payload(object({ a: text }, { required: ['a'] })) }),
    want: ['compatible REQUIRED_PROPERTY_ADDED response'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook tells less',
    before: hook({ requestBody: payload(object({ a: text })) }),
    after: hook({ requestBody: payload(object({})) }),
    want: ['breaking PROPERTY_REMOVED response'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook has a new enum value',
    before: hook({ requestBody: payload({ type: 'string', enum: ['a'] }) }),
    after: hook({ requestBody: payload({ type: 'string', enum: ['a', 'b'] }) }),
    want: ['breaking ENUM_VALUE_ADDED response'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook brings a header',
    before: hook({}),
    after: hook({ parameters: [{ name: 'X-Id', in: 'header', required: true, schema: text }] }),
    want: ['compatible HEADER_ADDED response'],
    versions: ['3.1'],
  },
  {
    title: 'a receiver must answer a webhook with another status',
    before: hook({ responses: { 200: { description: 'Seen' } } }),
    after: hook({ responses: { 202: { description: 'Seen' } } }),
    want: ['breaking STATUS_REMOVED request', 'compatible STATUS_ADDED request'],
    versions: ['3.1'],
  },
  {
    title: 'a webhook comes in another media type',
    before: hook({ requestBody: { content: { 'application/json': {} } } }),
    after: hook({ requestBody: { content: { 'application/json': {}, 'application/xml': {} } } }),
    want: ['breaking MEDIA_TYPE_ADDED response'],
    versions: ['3.1'],
  },
  {
    title: 'a new callback',
    before: withOperation({}),
    after: calling({}),
    want: ['compatible CALLBACK_ADDED response'],
  },
  {
    title: 'a callback is gone',
    before: calling({}),
    after: withOperation({}),
    want: ['breaking CALLBACK_REMOVED response'],
  },
  {
    title: 'a callback tells another type',
    before: calling({ requestBody: payload(text) }),
    after: calling({ requestBody: payload({ type: 'integer' }) }),
    want: ['breaking TYPE_CHANGED response'],
  },
  {
    title: 'a callback may come without a property',
    before: calling({ requestBody: payload(object({ a: text }, { required: ['a'] })) }),
    after: calling({ requestBody: payload(object({ a: text })) }),
    want: ['breaking PROPERTY_NOW_OPTIONAL response'],
  },
];

const thing = { schemas: { Thing: object({ a: text }) } };
const changed = { schemas: { Thing: object({ a: { type: 'integer' } }) } };
const circle = (type: string): JsonObject => ({
  schemas: { Node: object({ value: { type }, next: { $ref: '#/components/schemas/Node' } }) },
});
const node = giving({ $ref: '#/components/schemas/Node' });

const shared: readonly Pair[] = [
  {
    title: 'a component has another name',
    before: withOperation(taking({ $ref: '#/components/schemas/Thing' }), { components: thing }),
    after: withOperation(taking({ $ref: '#/components/schemas/Item' }), {
      components: { schemas: { Item: object({ a: text }) } },
    }),
    want: [],
  },
  {
    title: 'a component is written where it is used',
    before: withOperation(taking({ $ref: '#/components/schemas/Thing' }), { components: thing }),
    after: withOperation(taking(object({ a: text }))),
    want: [],
  },
  {
    title: 'a change of a component that requests and answers share',
    before: withOperation(
      { ...taking({ $ref: '#/components/schemas/Thing' }), ...giving({ $ref: '#/components/schemas/Thing' }) },
      { components: thing },
    ),
    after: withOperation(
      { ...taking({ $ref: '#/components/schemas/Thing' }), ...giving({ $ref: '#/components/schemas/Thing' }) },
      { components: changed },
    ),
    want: ['breaking TYPE_CHANGED request', 'breaking TYPE_CHANGED response'],
  },
  {
    title: 'a component that refers to itself',
    before: withOperation(node, { components: circle('string') }),
    after: withOperation(node, { components: circle('integer') }),
    want: ['breaking TYPE_CHANGED response'],
  },
  {
    title: 'a component that nothing uses',
    before: withOperation({}, { components: thing }),
    after: withOperation({}, { components: changed }),
    want: ['editorial UNUSED_COMPONENT_CHANGED'],
  },
  {
    title: 'another version of the document',
    before: {},
    after: { info: { title: 'Things', version: '2.0.0' } },
    want: ['editorial INFO_VERSION_CHANGED'],
  },
  {
    title: 'another title of the document',
    before: {},
    after: { info: { title: 'Stuff', version: '1.0.0' } },
    want: ['editorial INFO_TITLE_CHANGED'],
  },
  { title: 'a described tag', before: {}, after: { tags: [{ name: 'a' }] }, want: ['editorial DOCUMENT_TAGS_ADDED'] },
  {
    title: 'described tags in another order',
    before: { tags: [{ name: 'a' }, { name: 'b' }] },
    after: { tags: [{ name: 'b' }, { name: 'a' }] },
    want: [],
  },
];

/** The table of changes of security, servers, webhooks, callbacks and what documents share. */
export const documentPairs: readonly Pair[] = [...security, ...places, ...pushed, ...shared];
