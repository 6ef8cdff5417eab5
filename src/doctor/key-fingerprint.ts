import { createHash, createPublicKey } from 'node:crypto';
import type { SigningKey } from '../signing/keys.ts';

/** What two people compare to know that they hold the same public key: SHA-256 of its SPKI, the first 16 hex digits. */
export function keyFingerprint(key: Pick<SigningKey, 'publicKeyPem'>): string {
  const spki = createPublicKey(key.publicKeyPem()).export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(spki).digest('hex').slice(0, 16)}`;
}
