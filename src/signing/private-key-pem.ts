import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SigningError } from './signing-error.ts';

const EXPECTED = 'an unencrypted PEM private key on curve P-384 (secp384r1) or Ed25519';
const GENERATE = 'make a key with `openssl ecparam -name secp384r1 -genkey -noout`';

/**
 * Reads the private key in a PEM text; errors name the kind of text, never its content.
 * @throws SigningError SIGNING_KEY when the text holds no unencrypted private key
 */
export function privateKeyFromPem(pem: string): KeyObject {
  const labels = [...pem.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map((match) => match[1] ?? '');
  if (labels.length === 0) throw notPem(pem);
  if (labels.includes('ENCRYPTED PRIVATE KEY') || pem.includes('Proc-Type: 4,ENCRYPTED')) {
    throw keyError('an encrypted private key', 'decrypt it first: `openssl pkey -in key.pem -out plain.pem`');
  }
  if (!labels.some((label) => label.endsWith('PRIVATE KEY'))) {
    throw keyError(`a PEM of ${labels.join(', ')} only`, 'give the private key that belongs to it');
  }
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    const escaped = pem.includes('\\n') ? 'replace each \\n by a line end' : 'check that the PEM was copied whole';
    throw keyError(`a PEM of ${labels.join(', ')} that cannot be read`, escaped, cause);
  }
}

/** The error for a private key of a kind that RFC 9421 or this API gives no algorithm for. */
export function unsupportedKey(received: string): SigningError {
  return keyError(received, GENERATE);
}

function notPem(text: string): SigningError {
  const received = `text of ${text.length} characters without a PEM header`;
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  if (decoded.includes('-----BEGIN ')) return keyError('a PEM that is base64-encoded as a whole', 'decode it first');
  return keyError(received, GENERATE);
}

function keyError(received: string, next: string, cause?: unknown): SigningError {
  const what = 'the signing key cannot be used';
  return new SigningError({ code: 'SIGNING_KEY', what, expected: EXPECTED, received, next }, cause);
}
