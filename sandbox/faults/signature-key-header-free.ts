import type { Call } from '../http/call.ts';
import type { RequestMessage } from '../http/request-message.ts';
import { combinedHeader } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** The idempotency key that was signed may differ from the one that is sent. */
export const fault: Fault = {
  id: 'signature-key-header-free',
  group: 'signature and digest',
  summary: 'The idempotency key that was signed may differ from the one that is sent.',
  change({ signature }) {
    const seen = new Set<string>();
    return {
      signature: {
        candidateMessages: (call) => [call.message, ...otherKeys(call, seen).map((key) => withKey(call.message, key))],
        verify(call) {
          signature.verify(call);
          const key = combinedHeader(call.message, 'idempotency-key');
          if (key !== undefined) seen.add(key);
        },
      },
    };
  },
};

/** How many earlier keys are tried: each costs a verification. */
const MOST_GUESSED = 100;

/**
 * Every key that may have been signed in place of the one sent. A signature does not tell what it was made over, so that only
 * what can be guessed is accepted: keys that were used before, and those that differ in a single digit.
 */
function otherKeys(call: Call, seen: ReadonlySet<string>): string[] {
  const key = combinedHeader(call.message, 'idempotency-key') ?? '';
  const neighbours = [...key].flatMap((character, index) =>
    character === '-'
      ? []
      : [...'0123456789abcdef'].map((digit) => `${key.slice(0, index)}${digit}${key.slice(index + 1)}`),
  );
  return [...[...seen].slice(-MOST_GUESSED), ...neighbours];
}

function withKey(message: RequestMessage, key: string): RequestMessage {
  const others = message.headers.filter(([name]) => name !== 'idempotency-key');
  return { ...message, headers: [...others, ['idempotency-key', key]] };
}
