import type { Json, JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** Bodies are not validated at all. */
export const fault: Fault = {
  id: 'validation-off',
  group: 'validation',
  summary: 'Bodies are not validated at all.',
  change: () => ({
    validation: {
      readBody: anyObject,
      newCustomer: (body) => ({ chainId: text(body.chainId), externalId: text(body.externalId) }),
      challengeSignature: (body) => ({
        ownerId: text(body.ownerId),
        challenge: text(body.challenge),
        signature: text(body.signature),
      }),
      subscription: (body) => ({ callbackUrl: text(body.callbackUrl), types: ['customer.updated'] }),
      credentials: (body) => ({ apiKey: text(body.apiKey), apiSecret: text(body.apiSecret) }),
    },
  }),
};

/** Whatever can be read as an object; an empty one otherwise. */
function anyObject(body: Uint8Array): JsonObject {
  try {
    const value: Json = JSON.parse(Buffer.from(body).toString('utf8'));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** A lenient decoder's view of a string property: anything else is the empty string. */
function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
