import type { Call } from '../http/call.ts';
import type { RequestMessage } from '../http/request-message.ts';
import type { PublicKey } from './public-key.ts';
import { signatureIsValid } from './public-key.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { badSignature, receivedSignatures } from './received-signature.ts';
import { signatureBase } from './signature-base.ts';

/**
 * Whether the key made this signature over this message (RFC 9421, section 3.2, steps 5 to 8); coverage and times are
 * judged elsewhere. Throws a Refusal where the base cannot be rebuilt or `alg` contradicts the key.
 */
export function signatureMatches(
  message: RequestMessage,
  received: ReceivedSignature,
  key: PublicKey,
  fitsKey = (alg: string, { algorithm }: PublicKey): boolean => alg === algorithm,
): boolean {
  const base = signatureBase(message, received);
  if (received.alg !== undefined && !fitsKey(received.alg, key)) throw badSignature('alg does not belong to the key');
  return signatureIsValid(key, base, received.signature);
}

/** Throws a Refusal unless all signatures of the request are good: each for itself, by a key of the caller. */
export function verifySignatures(call: Call): void {
  const policy = call.world.behaviour.signature;
  for (const parsed of policy.demanded(receivedSignatures(call.message))) {
    const keyid = policy.keyidOf(parsed, call);
    policy.checkCoverage(parsed, call);
    policy.checkTimes(parsed, call.world.clock.seconds());
    if (keyid === undefined) throw badSignature('the parameter keyid is missing');
    const received = { ...parsed, keyid };
    const keys = policy.candidateKeys(received, call);
    if (keys.length === 0) {
      policy.onUnknownKey();
      continue;
    }
    const messages = policy.candidateMessages(call);
    const matches = messages.some((message) =>
      keys.some((key) => signatureMatches(message, received, key, policy.fitsKey)),
    );
    if (!matches) throw badSignature('it does not match the request');
  }
}
