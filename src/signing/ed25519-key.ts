import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { hashes, sign as signInJavaScript } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import type { SigningKey } from './keys.ts';
import { SigningError } from './signing-error.ts';

// The synchronous API of @noble/ed25519 has no hash of its own until it is given one.
hashes.sha512 = sha512;

/** What both implementations sign before a key is used; any bytes would do. */
const probe = Buffer.from('"@signature-params": ();alg="ed25519"', 'ascii');

/**
 * An Ed25519 key (RFC 9421 §3.3.6, RFC 8032 §5.1.6): deterministic signatures of 64 bytes. The machine's OpenSSL signs, ten
 * times as fast as JavaScript does; because there is only one right signature, @noble/ed25519 has to agree with it first.
 * @throws SigningError SIGNING_KEY when the two implementations disagree
 */
export function ed25519Key(privateKey: KeyObject, keyId: string): SigningKey {
  // PKCS#8 of RFC 8410 §7 ends with the 32 bytes of the seed.
  const seed = Uint8Array.from(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const signNatively = (base: Uint8Array): Uint8Array => Uint8Array.from(sign(null, base, privateKey));
  assertAgreement(signNatively(probe), signInJavaScript(Uint8Array.from(probe), seed));
  return {
    keyId,
    algorithm: 'ed25519',
    sign: signNatively,
    publicKeyPem: () => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function assertAgreement(native: Uint8Array, javaScript: Uint8Array): void {
  if (Buffer.compare(native, javaScript) === 0) return;
  throw new SigningError({
    code: 'SIGNING_KEY',
    what: 'two implementations of Ed25519 sign differently with this key',
    expected: 'the signature that @noble/ed25519 makes',
    received: `another one from OpenSSL ${process.versions.openssl}`,
    next: 'report it with the version of Node: no signature made here can be trusted',
  });
}
