/** How the 65 bytes of a signature become the text that is sent in base64: as they are, or as hexadecimal digits first. */
export type ChallengeSignatureEncoding = 'bytes' | 'hex-text' | 'hex-text-0x';

/**
 * Encodes a wallet's signature for the property `signature`.
 *
 * The documentation says to encode the hexadecimal signature in base64, which can mean its bytes or its text; its example
 * is the bytes. The other two readings are there for an environment that means the text.
 */
export function encodeChallengeSignature(signature: Uint8Array, encoding: ChallengeSignatureEncoding): string {
  const bytes = Buffer.from(signature);
  switch (encoding) {
    case 'bytes':
      return bytes.toString('base64');
    case 'hex-text':
      return Buffer.from(bytes.toString('hex'), 'ascii').toString('base64');
    case 'hex-text-0x':
      return Buffer.from(`0x${bytes.toString('hex')}`, 'ascii').toString('base64');
  }
}
