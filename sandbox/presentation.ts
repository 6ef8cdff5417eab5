import type { Challenge } from './challenge.ts';
import type { Customer } from './customers.ts';
import type { JsonObject } from './json.ts';
import { timestamp } from './timestamps.ts';
import type { Subscription } from './webhooks/subscriptions.ts';

/** Where an entity is shown. */
export type Place = 'create' | 'read' | 'list' | 'change' | 'event';

/** How entities look in answers and events; each member may be replaced by a fault or a variant. */
export interface PresentationPolicy {
  /** @param expiresAt seconds since the epoch */
  token(token: string, expiresAt: number): JsonObject;
  signingKey(keyId: string): JsonObject;
  customer(customer: Customer, place: Place): JsonObject;
  challenge(challenge: Challenge): JsonObject;
  subscription(subscription: Subscription, place: Place): JsonObject;
}

/** The strict presentation: the documented properties, and a challenge only in the answer to creation and in its own. */
export const strictPresentation: PresentationPolicy = {
  token: (token, expiresAt) => ({ token, expiresAt, tokenType: 'Bearer' }),
  signingKey: (keyId) => ({ keyId }),
  customer(customer, place) {
    const shown = {
      id: customer.id,
      externalId: customer.externalId,
      chainId: customer.chainId,
      status: customer.status,
      createdAt: timestamp(customer.createdAt, fractionDigits(place)),
      updatedAt: timestamp(customer.updatedAt, fractionDigits(place)),
    };
    return place === 'create' && customer.challenge !== undefined
      ? { ...shown, challenge: customer.challenge.encoded }
      : shown;
  },
  challenge: (challenge) => ({ challenge: challenge.encoded }),
  subscription: (subscription, place) => ({
    id: subscription.id,
    callbackUrl: subscription.callbackUrl,
    types: [...subscription.types],
    createdAt: timestamp(subscription.createdAt, fractionDigits(place)),
    updatedAt: timestamp(subscription.updatedAt, fractionDigits(place)),
  }),
};

/** The documentation's samples show nanoseconds where something was just created, and microseconds where it is read. */
function fractionDigits(place: Place): number {
  return place === 'create' || place === 'event' ? 9 : 6;
}
