import type { JsonObject } from '../../../../../src/generate/json.ts';
import { type Pair, withOperation } from './pair.ts';

const text = { type: 'string' };
const bearer = { type: 'http', scheme: 'bearer' };
const done = { 204: { description: 'Done' } };

const signature = header('Signature', { required: true });
const input = header('Signature-Input', { required: true });
const digest = header('Content-Digest');

function header(name: string, rest: JsonObject = {}): JsonObject {
  return { name, in: 'header', schema: text, ...rest };
}

/** One operation whose requests are signed, with further parameters. */
function signed(parameters: JsonObject[] = [], operation: JsonObject = {}, rest: JsonObject = {}): JsonObject {
  return withOperation({ parameters: [signature, input, ...parameters], ...operation }, rest);
}

function secured(security: JsonObject[], schemes: JsonObject, ...more: JsonObject[]): JsonObject {
  return signed(more, { security }, { components: { securitySchemes: schemes } });
}

/** The table of changes that are harmless elsewhere and break the clients of a signed API, and of those that stay harmless. */
export const signedPairs: readonly Pair[] = [
  {
    title: 'requests are signed from now on',
    before: withOperation({ parameters: [signature] }),
    after: signed(),
    want: ['breaking REQUIRED_HEADER_ADDED request'],
  },
  {
    title: 'a signature may be left out now',
    before: signed(),
    after: withOperation({ parameters: [header('Signature'), input] }),
    want: ['breaking HEADER_NOW_OPTIONAL request'],
  },
  {
    title: 'an optional digest is new',
    before: signed(),
    after: signed([digest]),
    want: ['breaking HEADER_ADDED request'],
  },
  {
    title: 'the digest is gone',
    before: signed([digest]),
    after: signed(),
    want: ['breaking HEADER_REMOVED request'],
  },
  {
    title: 'the digest has another name',
    before: signed([digest]),
    after: signed([header('Repr-Digest')]),
    want: ['breaking HEADER_REMOVED request', 'breaking HEADER_ADDED request'],
  },
  {
    title: 'a required header may be left out now',
    before: signed([header('X-Trace', { required: true })]),
    after: signed([header('X-Trace')]),
    want: ['breaking HEADER_NOW_OPTIONAL request'],
  },
  {
    title: 'an optional header that is no part of the signature is new',
    before: signed(),
    after: signed([header('X-Trace')]),
    want: ['compatible HEADER_ADDED request'],
  },
  {
    title: 'another signature algorithm in a pattern',
    before: signed([header('X-Alg', { schema: { ...text, pattern: 'ecdsa-p384-sha384' } })]),
    after: signed([header('X-Alg', { schema: { ...text, pattern: 'ecdsa-p384-sha384|ed25519' } })]),
    want: ['breaking PATTERN_CHANGED request'],
  },
  {
    title: 'a further signature algorithm in an enum',
    before: signed([header('Signature-Alg', { schema: { ...text, enum: ['ed25519'] } })]),
    after: signed([header('Signature-Alg', { schema: { ...text, enum: ['ed25519', 'hmac-sha256'] } })]),
    want: ['breaking SIGNATURE_ALGORITHM_CHANGED request'],
  },
  {
    title: 'another digest algorithm in a description',
    before: signed([{ ...digest, description: 'By sha-256.' }]),
    after: signed([{ ...digest, description: 'By sha-512.' }]),
    want: ['breaking DIGEST_ALGORITHM_CHANGED request'],
  },
  {
    title: 'another digest algorithm in an example',
    before: signed([{ ...digest, example: 'sha-256=:aaaa:' }]),
    after: signed([{ ...digest, example: 'sha-512=:aaaa:' }]),
    want: ['breaking DIGEST_ALGORITHM_CHANGED request'],
  },
  {
    title: 'another digest in an example, of the same algorithm',
    before: signed([{ ...digest, example: 'sha-256=:aaaa:' }]),
    after: signed([{ ...digest, example: 'sha-256=:bbbb:' }]),
    want: ['editorial HEADER_EXAMPLE_CHANGED'],
  },
  {
    title: 'another list of covered components in an example',
    before: withOperation({ parameters: [signature, { ...input, example: 'sig=("@method" "@path");created=1' }] }),
    after: withOperation({ parameters: [signature, { ...input, example: 'sig=("@method" "@query");created=1' }] }),
    want: ['breaking SIGNATURE_COMPONENTS_CHANGED request'],
  },
  {
    title: 'a signature is described in other words',
    before: signed([{ ...digest, description: 'A digest by sha-256' }]),
    after: signed([{ ...digest, description: 'The sha-256 digest' }]),
    want: ['editorial HEADER_DESCRIPTION_CHANGED'],
  },
  {
    title: 'a signature algorithm in the description of an operation',
    before: signed([], { description: 'Signed by ed25519.' }),
    after: signed([], { description: 'Signed by ecdsa-p384-sha384.' }),
    want: ['breaking SIGNATURE_ALGORITHM_CHANGED request'],
  },
  {
    title: 'an operation asks for no credentials any more',
    before: secured([{ bearer: [] }], { bearer }),
    after: secured([], { bearer }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'an operation takes other credentials too',
    before: secured([{ bearer: [] }], { bearer, basic: { type: 'http', scheme: 'basic' } }),
    after: secured([{ bearer: [] }, { basic: [] }], { bearer, basic: { type: 'http', scheme: 'basic' } }),
    want: ['breaking SECURITY_CHANGED request'],
  },
  {
    title: 'answers are signed from now on',
    before: signed([], { responses: { 200: { description: 'Found' } } }),
    after: signed([], { responses: { 200: { description: 'Found', headers: { Signature: { schema: text } } } } }),
    want: ['compatible HEADER_ADDED response'],
  },
  {
    title: 'answers are no longer signed',
    before: signed([], { responses: { 200: { description: 'Found', headers: { Signature: { schema: text } } } } }),
    after: signed([], { responses: { 200: { description: 'Found' } } }),
    want: ['breaking HEADER_REMOVED response'],
  },
  {
    title: 'a webhook is signed in another way',
    before: {
      webhooks: { updated: { post: { parameters: [{ ...input, description: 'By ed25519' }], responses: done } } },
    },
    after: {
      webhooks: { updated: { post: { parameters: [{ ...input, description: 'By hmac-sha256' }], responses: done } } },
    },
    want: ['breaking SIGNATURE_ALGORITHM_CHANGED response'],
    versions: ['3.1'],
  },
];
