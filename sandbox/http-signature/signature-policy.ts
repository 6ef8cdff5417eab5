import type { Call } from '../http/call.ts';
import type { RequestMessage } from '../http/request-message.ts';
import type { RegisteredKey } from '../tenants.ts';
import { checkCoverage } from './coverage.ts';
import type { PublicKey } from './public-key.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { badSignature } from './received-signature.ts';
import { verifySignatures } from './verify.ts';

/** How request signatures are judged; each member may be replaced by a fault. */
export interface SignaturePolicy {
  /** Throws a Refusal unless every signature of the request is good. */
  verify(call: Call): void;
  /** Those of the request's signatures that have to be good. */
  demanded(received: readonly ReceivedSignature[]): readonly ReceivedSignature[];
  /** The id of the key that the signature claims; undefined where it claims none. */
  keyidOf(received: ReceivedSignature, call: Call): string | undefined;
  /** Whether the algorithm that the signature names is the key's. */
  fitsKey(alg: string, key: PublicKey): boolean;
  /** Throws a Refusal unless the signature covers what it must. */
  checkCoverage(received: ReceivedSignature, call: Call): void;
  /** Throws a Refusal unless created and expires fit the clock. */
  checkTimes(received: ReceivedSignature, nowSeconds: number): void;
  /** The keys that the signature may be made with: none means that its keyid is unknown to the caller. */
  candidateKeys(received: ReceivedSignature, call: Call): readonly RegisteredKey[];
  /** What becomes of a keyid without a key. */
  onUnknownKey(): void;
  /** The messages that the signature may have been made over: the one received. */
  candidateMessages(call: Call): readonly RequestMessage[];
}

/** Seconds after which a signature is too old. */
export const MAX_AGE_SECONDS = 300;

/** Seconds that a signature may seem to come from the future. */
export const MAX_SKEW_SECONDS = 60;

/** The strict policy: RFC 9421, section 3.2, with the choices of docs/sandbox.md. */
export const strictSignature: SignaturePolicy = {
  verify: verifySignatures,
  demanded: (received) => received,
  keyidOf: ({ keyid }) => keyid,
  fitsKey: (alg, key) => alg === key.algorithm,
  checkCoverage,
  checkTimes(received, nowSeconds) {
    if (received.created === undefined) throw badSignature('the parameter created is missing');
    if (received.created < nowSeconds - MAX_AGE_SECONDS) throw badSignature('it is too old');
    if (received.created > nowSeconds + MAX_SKEW_SECONDS) throw badSignature('it comes from the future');
    if (received.expires !== undefined && received.expires <= nowSeconds) throw badSignature('it has expired');
  },
  candidateKeys(received, call) {
    const key = call.tenant?.signingKey;
    return key !== undefined && key.keyId === received.keyid ? [key] : [];
  },
  onUnknownKey() {
    throw badSignature('the key is unknown');
  },
  candidateMessages: (call) => [call.message],
};
