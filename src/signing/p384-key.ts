import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { SigningKey } from './keys.ts';

/** An ECDSA key on P-384 with SHA-384 (RFC 9421 §3.3.5): randomised signatures of 96 bytes, r‖s, not DER. */
export function p384Key(privateKey: KeyObject, keyId: string): SigningKey {
  return {
    keyId,
    algorithm: 'ecdsa-p384-sha384',
    sign: (base) => sign('sha384', base, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    publicKeyPem: () => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
