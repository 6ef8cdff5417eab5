import { createHash } from 'node:crypto';
import { serializeDictionary } from 'structured-headers';
import { SigningError } from './signing-error.ts';

/** The algorithms that the registry of RFC 9530 calls active; all others there are deprecated. */
export type DigestAlgorithm = 'sha-256' | 'sha-512';

const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);

/**
 * The value of a Content-Digest header (RFC 9530 §2) over the bytes of a body as sent.
 * @param body the content in bytes; may be empty
 * @param algorithms one digest for each, in this order
 * @throws SigningError DIGEST_ALGORITHM for an empty list or another algorithm
 */
export function contentDigest(body: Uint8Array, algorithms: readonly DigestAlgorithm[]): string {
  if (algorithms.length === 0) throw algorithmError('an empty list');
  return serializeDictionary(new Map(algorithms.map((algorithm) => [algorithm, [digest(body, algorithm), new Map()]])));
}

function digest(body: Uint8Array, algorithm: string): Uint8Array {
  const hash = HASHES.get(algorithm);
  if (hash === undefined) throw algorithmError(JSON.stringify(algorithm));
  return createHash(hash).update(body).digest();
}

function algorithmError(received: string): SigningError {
  return new SigningError({
    code: 'DIGEST_ALGORITHM',
    what: 'a content digest cannot be made with this algorithm',
    expected: [...HASHES.keys()].join(' or '),
    received,
    next: 'choose sha-256, unless the environment asks for sha-512',
  });
}
