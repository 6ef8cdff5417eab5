import { isObject, type Json } from '../../generate/json.ts';
import { entriesBelow, type SpecDocument } from './spec-document.ts';

/** Fields that carry or ask for a signature or a digest (RFC 9421, RFC 9530, and the older Digest of RFC 3230). */
const fields = new Set([
  'signature',
  'signature-input',
  'accept-signature',
  'content-digest',
  'repr-digest',
  'want-content-digest',
  'want-repr-digest',
  'digest',
]);

/** Whether a header is part of a message signature or digest. */
export function isSignatureField(name: string): boolean {
  return fields.has(name.toLowerCase());
}

function declares(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(declares);
  if (!isObject(value)) return false;
  if (value.in === 'header' && typeof value.name === 'string' && isSignatureField(value.name)) return true;
  if (isObject(value.headers) && Object.keys(value.headers).some(isSignatureField)) return true;
  return Object.values(value).some(declares);
}

/** Whether messages of an API are signed, as its document tells: by headers for it or by a security scheme. */
export function isSigned(document: SpecDocument): boolean {
  const { root } = document;
  const schemes = entriesBelow(document, document.object('#/components'), 'securitySchemes');
  return (
    [...schemes.values()].some(({ value }) => value.type === 'http' && value.scheme === 'signature') ||
    [root.paths, root.webhooks, root.components].some(declares)
  );
}

/** What a text says about signatures and digests: each kind has a pattern for the names of its registry. */
const policies: ReadonlyArray<readonly [code: string, what: string, pattern: RegExp]> = [
  [
    'SIGNATURE_ALGORITHM_CHANGED',
    'the signature algorithm',
    /\b(?:rsa-pss-sha512|rsa-v1_5-sha256|hmac-sha256|ecdsa-p256-sha256|ecdsa-p384-sha384|ed25519|(?:RS|PS|ES|HS)(?:256|384|512)|EdDSA)\b/gi,
  ],
  [
    'DIGEST_ALGORITHM_CHANGED',
    'the digest algorithm',
    /\b(?:id-)?(?:sha-(?:256|512)|md5|unixsum|unixcksum|adler|crc32c)\b/gi,
  ],
  ['SIGNATURE_COMPONENTS_CHANGED', 'the covered components', /"@?[a-z][a-z-]*"(?=[^()]*\)\s*;)/gi],
];

function named(text: string, pattern: RegExp): string {
  const names = [...text.replaceAll('\\"', '"').matchAll(pattern)].map(([name]) => name.toLowerCase());
  return [...new Set(names)].sort().join(' ');
}

/**
 * Which part of the signature policy two texts tell differently; undefined where they tell the same.
 * @param strict whether a policy counts too that only the second text tells
 */
export function changedPolicy(
  before: string,
  after: string,
  strict: boolean,
): { code: string; what: string } | undefined {
  for (const [code, what, pattern] of policies) {
    const old = named(before, pattern);
    if (old !== named(after, pattern) && (strict || old !== '')) return { code, what };
  }
  return undefined;
}
