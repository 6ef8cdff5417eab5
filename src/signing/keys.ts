import { generateKeyPairSync } from 'node:crypto';
import { ed25519Key } from './ed25519-key.ts';
import { p384Key } from './p384-key.ts';
import { privateKeyFromPem, unsupportedKey } from './private-key-pem.ts';

/** The algorithms of RFC 9421 §3.3 in use here: the first is what OffBlocks documents. */
export type SignatureAlgorithm = 'ecdsa-p384-sha384' | 'ed25519';

/** A private key that signs. A plain object: `{ ...key, keyId }` is the same key under another name. */
export interface SigningKey {
  /** Name under which the environment knows the public key; goes into the parameter `keyid`. */
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** Signs the bytes of a signature base: 96 bytes r‖s for P-384, 64 bytes for Ed25519. */
  sign(base: Uint8Array): Uint8Array;
  /** The public key as SubjectPublicKeyInfo PEM, with a final line end. */
  publicKeyPem(): string;
}

/**
 * Reads an unencrypted private key, PKCS#8 or SEC 1; the key decides the algorithm.
 * @param pem text of the PEM
 * @param keyId name under which the environment knows the key
 * @throws SigningError SIGNING_KEY when it is no PEM, encrypted, public only, or neither P-384 nor Ed25519
 */
export function signingKeyFromPem(pem: string, keyId: string): SigningKey {
  const privateKey = privateKeyFromPem(pem);
  const curve = privateKey.asymmetricKeyDetails?.namedCurve;
  if (privateKey.asymmetricKeyType === 'ed25519') return ed25519Key(privateKey, keyId);
  if (privateKey.asymmetricKeyType === 'ec' && curve === 'secp384r1') return p384Key(privateKey, keyId);
  throw unsupportedKey(
    `${privateKey.asymmetricKeyType ?? 'unknown'} key${curve === undefined ? '' : ` on curve ${curve}`}`,
  );
}

/** A new random private key as PKCS#8 PEM. */
export function generateSigningKeyPem(algorithm: SignatureAlgorithm): string {
  const { privateKey } =
    algorithm === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
