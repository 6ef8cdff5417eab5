import type { ChallengeSignature } from '../challenge.ts';
import type { NewCustomer } from '../customers.ts';
import type { Call } from '../http/call.ts';
import { checkMediaType } from '../http/media-type.ts';
import type { JsonObject } from '../json.ts';
import { property } from '../json.ts';
import type { ApiCredentials } from '../tenants.ts';
import { isUuid } from '../uuid.ts';
import type { NewSubscription } from '../webhooks/subscriptions.ts';
import { WEBHOOK_TYPES } from '../webhooks/subscriptions.ts';
import { parseAccountId } from './account-id.ts';
import { bytesFromBase64 } from './base64.ts';
import { isCallbackUrl } from './callback-url.ts';
import { readJsonObject } from './json-body.ts';
import { badProperty, requiredString } from './properties.ts';

/** How request bodies are judged; each member may be replaced by a fault. All readers throw a Refusal (400). */
export interface ValidationPolicy {
  /** Throws a Refusal (415) for a body that does not say it is JSON. */
  mediaType(call: Call): void;
  /** The id that a segment of the path stands for; undefined where it can be none. */
  pathId(text: string): string | undefined;
  /** The JSON object that a body holds. */
  readBody(body: Uint8Array): JsonObject;
  acceptsChainId(text: string): boolean;
  acceptsExternalId(text: string): boolean;
  newCustomer(body: JsonObject, policy: ValidationPolicy): NewCustomer;
  challengeSignature(body: JsonObject, policy: ValidationPolicy): ChallengeSignature;
  subscription(body: JsonObject): NewSubscription;
  credentials(body: JsonObject): ApiCredentials;
  /** The PEM text of a public key, still unread. */
  signingKey(body: JsonObject): string;
}

/** The strict policy: what the documentation describes, and the choices of docs/sandbox.md; unknown properties are ignored. */
export const strictValidation: ValidationPolicy = {
  mediaType: checkMediaType,
  pathId: (text) => (isUuid(text) ? text : undefined),
  readBody: readJsonObject,
  acceptsChainId: (text) => parseAccountId(text) !== undefined,
  acceptsExternalId: (text) => text !== '' && [...text].length <= 255,
  newCustomer: (body, policy) => ({
    chainId: requiredString(body, 'chainId', policy.acceptsChainId, 'an account on an EVM chain (CAIP-10)'),
    externalId: requiredString(body, 'externalId', policy.acceptsExternalId, 'a string of 1 to 255 characters'),
  }),
  challengeSignature: (body, policy) => ({
    ownerId: requiredString(body, 'ownerId', policy.acceptsChainId, 'an account on an EVM chain (CAIP-10)'),
    challenge: requiredString(body, 'challenge', isBase64, 'base64'),
    signature: requiredString(body, 'signature', isBase64, 'base64'),
  }),
  subscription(body) {
    const callbackUrl = requiredString(body, 'callbackUrl', isCallbackUrl, 'an absolute http or https URL');
    const types = property(body, 'types');
    const rule = 'a list of different webhook types, at least one';
    if (!Array.isArray(types) || types.length === 0 || new Set(types).size !== types.length)
      throw badProperty('types', rule);
    const known = WEBHOOK_TYPES.filter((type) => types.includes(type));
    if (known.length !== types.length) throw badProperty('types', rule);
    const subscription = { callbackUrl, types: types.flatMap((type) => known.filter((name) => name === type)) };
    return property(body, 'id') === undefined
      ? subscription
      : { ...subscription, id: requiredString(body, 'id', isUuid, 'a UUID') };
  },
  credentials: (body) => ({
    apiKey: requiredString(body, 'apiKey', isUuid, 'a UUID').toLowerCase(),
    apiSecret: requiredString(body, 'apiSecret', (text) => text !== '', 'a string that is not empty'),
  }),
  signingKey(body) {
    const text = requiredString(body, 'publicKey', isBase64, 'base64 of a PEM public key');
    return Buffer.from(text, 'base64').toString('latin1');
  },
};

function isBase64(text: string): boolean {
  return bytesFromBase64(text) !== undefined;
}
