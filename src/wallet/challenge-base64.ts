import { WalletError } from './wallet-error.ts';

const FOREIGN_CHARACTER = /[^A-Za-z0-9+/=]/u;

/**
 * Decodes a challenge strictly: the alphabet of RFC 4648 §4, padded, canonical, no line ends, not empty. Node's own decoder
 * skips what it does not know, so that a broken challenge would be signed as another text.
 * @returns the bytes to sign
 * @throws WalletError CHALLENGE_NOT_BASE64, with the place of the first fault
 */
export function decodeChallenge(base64: string): Uint8Array {
  if (base64 === '') throw notBase64('an empty text');
  const foreign = FOREIGN_CHARACTER.exec(base64);
  if (foreign !== null)
    throw notBase64(`${JSON.stringify(foreign[0])} at character ${foreign.index + 1} of ${base64.length}`);
  if (base64.length % 4 !== 0) throw notBase64(`${base64.length} characters, which is no multiple of 4`);
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw notBase64('padding or last character that no encoder writes');
  return bytes;
}

function notBase64(received: string): WalletError {
  return new WalletError({
    code: 'CHALLENGE_NOT_BASE64',
    what: 'the challenge is not base64',
    expected: 'characters A–Z a–z 0–9 + /, padded with = to a multiple of 4 (RFC 4648 §4)',
    received,
    next: 'take the property challenge of the answer as it is; if it is like that there, the answer breaks the contract',
  });
}
