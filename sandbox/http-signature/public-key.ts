import type { KeyObject } from 'node:crypto';
import { createPublicKey, verify } from 'node:crypto';

/** The signature algorithms of RFC 9421, section 3.3, that the environment knows. */
export type Algorithm = 'ecdsa-p384-sha384' | 'ed25519';

/** A public key and the one algorithm it is used with. */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly key: KeyObject;
}

const PEM = /^-----BEGIN PUBLIC KEY-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END PUBLIC KEY-----\s*$/;

/** Reads a PEM SubjectPublicKeyInfo on P-384 or Ed25519; undefined for anything else, private keys and certificates included. */
export function publicKeyFromPem(pem: string): PublicKey | undefined {
  // createPublicKey would also derive a public key from a private one.
  if (!PEM.test(pem)) return undefined;
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'ed25519', key };
    const onP384 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
    return onP384 ? { algorithm: 'ecdsa-p384-sha384', key } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the signature belongs to these bytes and this key.
 * ECDSA signatures are r‖s, 96 bytes (RFC 9421, section 3.3.4), Ed25519 ones 64 bytes (section 3.3.6).
 */
export function signatureIsValid(key: PublicKey, base: Uint8Array, signature: Uint8Array): boolean {
  if (key.algorithm === 'ed25519') return signature.length === 64 && verify(null, base, key.key, signature);
  return signature.length === 96 && verify('sha384', base, { key: key.key, dsaEncoding: 'ieee-p1363' }, signature);
}
