import { createHash } from 'node:crypto';
import { contentDigest, type DigestAlgorithm } from '../content-digest.ts';
import { type Mutation, type SignedRequest, withBody } from './mutation.ts';
import { headerOf, withHeader, withoutHeaders } from './request-edits.ts';
import { readSignature, resign } from './resign.ts';

const encoder = new TextEncoder();

function bodyOf({ body }: SignedRequest): Uint8Array {
  return body ?? new Uint8Array();
}

/** Another body and digest, with a signature that is good for them. */
function digested(
  id: string,
  requirement: string,
  due: Mutation['due'],
  change: (body: Uint8Array, value: string) => { readonly value: string; readonly body?: Uint8Array },
): Mutation {
  return {
    id,
    requirement,
    due,
    applies: withBody,
    mutate: (request, { key }) => {
      const { value, body = bodyOf(request) } = change(bodyOf(request), headerOf(request, 'content-digest') ?? '');
      return resign({ ...withHeader(request, 'content-digest', () => value), body }, key);
    },
  };
}

/** The same JSON text as no serialiser writes it: white space where RFC 8259 §2 allows it. */
function oddlySpaced(body: Uint8Array): Uint8Array {
  return encoder.encode(`\n ${JSON.stringify(JSON.parse(new TextDecoder().decode(body)), null, '\t ')}  \n`);
}

function digestsOf(body: Uint8Array, ...algorithms: readonly DigestAlgorithm[]): string {
  return contentDigest(body, algorithms);
}

const other = encoder.encode('other bytes');

/** Content-Digest is missing, wrong, or of an unusual form (RFC 9530 §2, §5). */
export const digest: readonly Mutation[] = [
  {
    id: 'digest-missing',
    requirement: 'digest.required',
    due: 'refused',
    applies: withBody,
    mutate: (request, { key }) => {
      const components = readSignature(request).components.filter(({ name }) => name !== 'content-digest');
      return resign(withoutHeaders(request, 'content-digest'), key, { components });
    },
  },
  digested('digest-malformed', 'digest.required', 'refused', (_body, value) => ({ value: value.replaceAll(':', '') })),
  digested('digest-of-other-bytes', 'digest.compared', 'refused', () => ({ value: digestsOf(other, 'sha-256') })),
  digested('digest-of-nothing', 'digest.compared', 'refused', () => ({
    value: digestsOf(new Uint8Array(), 'sha-256'),
  })),
  digested('digest-of-re-serialised-json', 'digest.compared', 'refused', (body) => ({
    body: oddlySpaced(body),
    value: digestsOf(encoder.encode(JSON.stringify(JSON.parse(new TextDecoder().decode(body)))), 'sha-256'),
  })),
  digested('digest-of-the-exact-bytes', 'digest.exact-bytes', 'accepted', (body) => ({
    body: oddlySpaced(body),
    value: digestsOf(oddlySpaced(body), 'sha-256'),
  })),
  digested('digest-md5-only', 'digest.algorithms', 'refused', (body) => ({
    value: `md5=:${createHash('md5').update(body).digest('base64')}:`,
  })),
  digested('digest-sha-512-only', 'digest.algorithms', 'accepted', (body) => ({ value: digestsOf(body, 'sha-512') })),
  digested('digest-both-right', 'digest.algorithms', 'accepted', (body) => ({
    value: digestsOf(body, 'sha-256', 'sha-512'),
  })),
  digested('digest-second-wrong', 'digest.algorithms', 'refused', (body) => ({
    value: `${digestsOf(body, 'sha-256')}, ${digestsOf(other, 'sha-512')}`,
  })),
  digested('digest-first-wrong', 'digest.algorithms', 'refused', (body) => ({
    value: `${digestsOf(other, 'sha-256')}, ${digestsOf(body, 'sha-512')}`,
  })),
];
