import { createHash } from 'node:crypto';
import type { Call } from './http/call.ts';
import { badRequest } from './http/refusal.ts';
import { combinedHeader } from './http/request-message.ts';
import { readDictionary } from './structured-dictionary.ts';

/** How Content-Digest (RFC 9530, section 2) is judged; each member may be replaced by a fault. */
export interface DigestPolicy {
  /** Whether the request must carry a digest. */
  required(call: Call): boolean;
  /** The bytes that the digest is taken over. */
  digestedBytes(body: Buffer): Buffer;
  /** Whether the digest that came with the request is the one that was computed. */
  matches(received: Uint8Array, computed: Uint8Array): boolean;
}

/** The strict policy: whatever has a body has a digest of exactly these bytes. */
export const strictDigest: DigestPolicy = {
  required: (call) => call.message.body.length > 0,
  digestedBytes: (body) => body,
  matches: (received, computed) => Buffer.from(computed).equals(received),
};

const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
]);

/** Throws a Refusal unless the digest is there where it must be, names a supported algorithm, and every supported one is right. */
export function checkContentDigest(call: Call): void {
  const policy = call.world.behaviour.digest;
  const text = combinedHeader(call.message, 'content-digest');
  if (text === undefined) {
    if (policy.required(call)) throw badDigest('the header Content-Digest is missing');
    return;
  }
  const dictionary = readDictionary(text);
  if (dictionary === undefined) throw badDigest('the header Content-Digest is malformed');
  let supported = 0;
  for (const [name, [value]] of dictionary) {
    const hash = HASHES.get(name);
    if (hash === undefined) continue;
    supported += 1;
    if (!(value instanceof ArrayBuffer)) throw badDigest('a digest is not a byte sequence');
    const computed = createHash(hash).update(policy.digestedBytes(call.message.body)).digest();
    if (!policy.matches(new Uint8Array(value), computed)) throw badDigest('it does not match the body');
  }
  if (supported === 0) throw badDigest('neither sha-256 nor sha-512 is there');
}

function badDigest(why: string) {
  return badRequest('INVALID_DIGEST', `Invalid content digest: ${why}.`);
}
