import type { Tenant } from '../tenants.ts';

/** The kinds of event that can be subscribed to (API reference, Webhooks). */
export const WEBHOOK_TYPES = [
  'customer.updated',
  'account.updated',
  'card.updated',
  'authorisation.updated',
  'transaction.updated',
] as const;

/** A kind of event. */
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What a client asks for; with an id, a change of an existing subscription. */
export interface NewSubscription {
  readonly id?: string;
  readonly callbackUrl: string;
  readonly types: readonly WebhookType[];
}

/** A subscription as the environment keeps it. */
export interface Subscription {
  readonly id: string;
  readonly tenantId: string;
  callbackUrl: string;
  types: readonly WebhookType[];
  /** Nanoseconds since the epoch. */
  readonly createdAt: bigint;
  /** Nanoseconds since the epoch. */
  updatedAt: bigint;
}

/** The subscriptions of all tenants. */
export interface SubscriptionStore {
  add(subscription: Subscription): void;
  remove(id: string): void;
  /** Whether the subscription still stands. */
  has(id: string): boolean;
  withId(id: string, tenant: Tenant): Subscription | undefined;
  ofTenant(tenantId: string): Subscription[];
}

/** An empty store. */
export function createSubscriptionStore(): SubscriptionStore {
  const subscriptions = new Map<string, Subscription>();
  return {
    add: (subscription) => void subscriptions.set(subscription.id, subscription),
    remove: (id) => void subscriptions.delete(id),
    has: (id) => subscriptions.has(id),
    withId(id, tenant) {
      const subscription = subscriptions.get(id);
      return subscription?.tenantId === tenant.id ? subscription : undefined;
    },
    ofTenant: (tenantId) => [...subscriptions.values()].filter((subscription) => subscription.tenantId === tenantId),
  };
}
