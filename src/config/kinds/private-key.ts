import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Kind } from './kind.ts';

/** Public halves (base64 of the SPKI) of private keys that are printed in public documents, with the place. */
const publishedKeys: ReadonlyMap<string, string> = new Map([
  [
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAENVgsV+me8/224+j57ZlgoRqrc31+Zpiy1PuttYzTOeXyNpObD7z1JnfPdZlPy+xQD8aMIhPAruPIR102smKg2jvQhNJvHlll4E+rPo/JLuKoLOumvRg4dyBt7Y3pWc1W',
    'the documentation of the API',
  ],
  ['MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=', 'RFC 9421'],
]);

/** Real line ends for the `\n` that one-line settings are written with, and one line end at the end. */
function normalise(text: string): string {
  return `${text.replaceAll('\\n', '\n').replace(/\r\n?/g, '\n').trim()}\n`;
}

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's messages name internal routines; the complaint below says what a person can act on.
    return undefined;
  }
}

function complaintAbout(pem: string): string | undefined {
  if (!pem.includes('-----BEGIN ')) return 'is not PEM: it has no BEGIN line';
  if (pem.includes('ENCRYPTED')) return 'is encrypted';
  if (!pem.includes('PRIVATE KEY-----')) return 'holds no private key';
  const key = readKey(pem);
  if (key === undefined) return 'cannot be read: the PEM text is damaged or cut';
  const type = key.asymmetricKeyType ?? 'unknown';
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (type === 'ec' && curve !== 'secp384r1') return `is a key on the curve ${curve ?? 'unknown'}`;
  if (type !== 'ec' && type !== 'ed25519') return `is a key of the type ${type}`;
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const place = publishedKeys.get(publicKey);
  return place === undefined ? undefined : `is the sample key printed in ${place}`;
}

/** An unencrypted private key in PEM: P-384 (SEC 1 or PKCS #8) or Ed25519 (PKCS #8); the sample keys of public documents are refused. */
export const privateKey: Kind<string> = {
  expected: 'an unencrypted private key in PEM, on the curve P-384 or Ed25519; line ends may be written as \\n',
  parse: (text) => {
    const pem = normalise(text);
    const complaint = complaintAbout(pem);
    return complaint === undefined ? { value: pem } : { complaint };
  },
  format: (value) => value,
};
