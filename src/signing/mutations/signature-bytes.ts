import { always, type Mutation } from './mutation.ts';
import { withHeader, withSignatureBytes } from './request-edits.ts';

function bytes(
  id: string,
  change: (signature: Uint8Array) => Uint8Array,
  applies: Mutation['applies'] = always,
): Mutation {
  return {
    id,
    requirement: 'signature.verified',
    due: 'refused',
    applies,
    mutate: (request) => withSignatureBytes(request, change),
  };
}

/** One half of r‖s as a DER INTEGER (X.690 §8.3): no leading zeros, but one before a set high bit. */
function derInteger(half: Uint8Array): Uint8Array {
  const start = half.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : half.subarray(start);
  const content = (digits[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...digits) : digits;
  return Uint8Array.of(0x02, content.length, ...content);
}

/** r‖s as the DER SEQUENCE that most libraries make by default, and RFC 9421 §3.3.5 does not allow. */
function derOf(signature: Uint8Array): Uint8Array {
  const middle = signature.length / 2;
  const body = [...derInteger(signature.subarray(0, middle)), ...derInteger(signature.subarray(middle))];
  return Uint8Array.of(0x30, body.length, ...body);
}

/** The bytes of the signature are not those that the key made (RFC 9421 §3.3). */
export const signatureBytes: readonly Mutation[] = [
  bytes('bit-flipped', (signature) =>
    signature.map((byte, index) => (index === signature.length - 1 ? byte ^ 1 : byte)),
  ),
  bytes('first-bit-flipped', (signature) => signature.map((byte, index) => (index === 0 ? byte ^ 0x80 : byte))),
  bytes('empty', () => new Uint8Array()),
  bytes('all-zero', (signature) => new Uint8Array(signature.length)),
  bytes('too-short', (signature) => signature.subarray(0, signature.length - 1)),
  bytes('too-long', (signature) => Uint8Array.of(...signature, 0)),
  bytes('der', derOf, ({ algorithm }) => algorithm === 'ecdsa-p384-sha384'),
  {
    id: 'not-base64',
    requirement: 'signature.malformed-refused',
    due: 'refused',
    applies: always,
    mutate: (request) => withHeader(request, 'signature', (value) => value.replace(/:.*:/, ':***not base64***:')),
  },
  {
    id: 'a-string',
    requirement: 'signature.malformed-refused',
    due: 'refused',
    applies: always,
    mutate: (request) => withHeader(request, 'signature', (value) => value.replace(/:(.*):/, '"$1"')),
  },
];
