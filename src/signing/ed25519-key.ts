import { createPublicKey, type KeyObject } from 'node:crypto';
import { hashes, sign } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import type { SigningKey } from './keys.ts';

// The synchronous API of @noble/ed25519 has no hash of its own until it is given one.
hashes.sha512 = sha512;

/** An Ed25519 key (RFC 9421 §3.3.6, RFC 8032 §5.1.6): deterministic signatures of 64 bytes. */
export function ed25519Key(privateKey: KeyObject, keyId: string): SigningKey {
  // PKCS#8 of RFC 8410 §7 ends with the 32 bytes of the seed.
  const seed = Uint8Array.from(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  return {
    keyId,
    algorithm: 'ed25519',
    sign: (base) => sign(Uint8Array.from(base), seed),
    publicKeyPem: () => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
