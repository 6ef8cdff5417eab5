import { parseSiweMessage } from '../../src/wallet/siwe-message.ts';

/** The nonce of a challenge; undefined where it is no EIP-4361 message, which is the finding of the check on its form. */
export function nonceOf(challenge: string): string | undefined {
  try {
    return parseSiweMessage(Buffer.from(challenge, 'base64').toString('utf8')).nonce;
  } catch {
    return undefined;
  }
}

function sharedStart(a: string, b: string): number {
  const differs = [...a].findIndex((character, index) => character !== b[index]);
  return differs < 0 ? a.length : differs;
}

const reversed = (text: string): string => [...text].reverse().join('');

/** Characters that two random nonces never share at one end; a counter or a clock in them does. */
const tellingLength = 8;

/**
 * Pairs of different nonces of which one tells the other: they share eight characters at one end, or all but the last
 * where they are short.
 */
export function guessablePairs(nonces: readonly string[]): string[] {
  return nonces.flatMap((a, index) =>
    nonces.slice(index + 1).flatMap((b) => {
      const shared = Math.max(sharedStart(a, b), sharedStart(reversed(a), reversed(b)));
      const telling = Math.min(tellingLength, Math.min(a.length, b.length) - 1);
      return a !== b && shared >= telling ? [`${a} and ${b}`] : [];
    }),
  );
}
