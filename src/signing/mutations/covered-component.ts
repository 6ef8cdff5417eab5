import { contentDigest } from '../content-digest.ts';
import type { Mutation, RequestShape, SignedRequest } from './mutation.ts';
import { headerOf, withHeader } from './request-edits.ts';
import { resign } from './resign.ts';

const anyOf =
  (...names: readonly string[]) =>
  ({ covered }: RequestShape): boolean =>
    names.some((name) => covered.has(name));

/** The signature is made over another request than the one that carries it; all else of that one stays good. */
function signedOver(
  id: string,
  applies: Mutation['applies'],
  other: (request: SignedRequest, otherUrl: URL) => SignedRequest,
): Mutation {
  return {
    id,
    requirement: 'signature.covers',
    due: 'refused',
    applies,
    mutate: (request, { key, otherUrl }) => resign(request, key, {}, other(request, otherUrl)),
  };
}

function withUrl(request: SignedRequest, change: (url: URL) => void): SignedRequest {
  const url = new URL(request.url);
  change(url);
  return { ...request, url };
}

/** Another key that differs in one digit only. */
function nextKey(value: string): string {
  return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
}

/** White space changes the bytes of a JSON text and not its meaning, so that nothing else can refuse it (RFC 8259 §2). */
function spaced(body: Uint8Array | undefined): Uint8Array {
  return Uint8Array.of(...(body ?? []), 0x20);
}

function digestLike(value: string | undefined, body: Uint8Array): string {
  return contentDigest(body, [value?.startsWith('sha-512') === true ? 'sha-512' : 'sha-256']);
}

const target = anyOf('@target-uri', '@request-target');

/** A covered component has another value on the wire than the one that was signed (RFC 9421 §3.2 step 7). */
export const coveredComponent: readonly Mutation[] = [
  signedOver('method', anyOf('@method'), (request) => ({
    ...request,
    method: request.method === 'GET' ? 'POST' : 'GET',
  })),
  signedOver('path', anyOf('@target-uri', '@path', '@request-target'), (request, otherUrl) => ({
    ...request,
    url: otherUrl,
  })),
  signedOver('authority', anyOf('@target-uri', '@authority'), (request) =>
    withUrl(request, (url) => {
      url.hostname = 'another.example';
    }),
  ),
  signedOver('query-dropped', target, (request) =>
    withUrl(request, (url) => {
      url.search = '?x=1';
    }),
  ),
  {
    id: 'query-added',
    requirement: 'signature.covers',
    due: 'refused',
    applies: target,
    mutate: (request) =>
      withUrl(request, (url) => {
        url.search = '?x=1';
      }),
  },
  {
    id: 'query-re-encoded',
    requirement: 'signature.covers',
    due: 'refused',
    applies: target,
    mutate: (request, { key }) => {
      const queried = (search: string): SignedRequest =>
        withUrl(request, (url) => {
          url.search = search;
        });
      return resign(queried('?x=a+b'), key, {}, queried('?x=a%20b'));
    },
  },
  signedOver(
    'idempotency-key',
    (shape) => shape.hasIdempotencyKey && shape.covered.has('idempotency-key'),
    (request) => withHeader(request, 'idempotency-key', nextKey),
  ),
  signedOver(
    'content-digest',
    (shape) => shape.hasBody && shape.covered.has('content-digest'),
    (request) => withHeader(request, 'content-digest', (value) => digestLike(value, spaced(request.body))),
  ),
  {
    id: 'body',
    requirement: 'signature.covers',
    due: 'refused',
    applies: (shape) => shape.hasBody && shape.covered.has('content-digest'),
    // The digest is that of the new body, so that only the signature can tell.
    mutate: (request) => {
      const body = spaced(request.body);
      return { ...withHeader(request, 'content-digest', (value) => digestLike(value, body)), body };
    },
  },
  {
    id: 'parameter-changed',
    requirement: 'signature.covers',
    due: 'refused',
    applies: () => true,
    mutate: (request) =>
      withHeader(request, 'signature-input', (value) =>
        value.replace(/;created=(\d+)/, (_whole, created: string) => `;created=${Number(created) - 1}`),
      ),
  },
  {
    id: 'parameter-added',
    requirement: 'signature.covers',
    due: 'refused',
    applies: () => true,
    mutate: (request) => {
      const nonce = headerOf(request, 'signature-input')?.includes(';nonce=') === true ? 'tag' : 'nonce';
      return withHeader(request, 'signature-input', (value) => `${value};${nonce}="added"`);
    },
  },
];
