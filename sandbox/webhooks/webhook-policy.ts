import type { Customer } from '../customers.ts';
import type { JsonObject } from '../json.ts';
import type { SeededValues } from '../seeded-values.ts';
import type { World } from '../world.ts';
import type { CallbackMessage } from './callback.ts';
import type { Subscription, WebhookType } from './subscriptions.ts';

/** How events are sent; each member may be replaced by a fault or a variant. */
export interface WebhookPolicy {
  /** Whether the present state of the customer is worth an event. */
  announces(customer: Customer): boolean;
  /** Whether the subscription gets events of this type. */
  wants(subscription: Subscription, type: WebhookType): boolean;
  /** The subscriptions that are looked through for an event about the customer. */
  subscribers(customer: Customer, world: World): readonly Subscription[];
  /** Whether the subscription is still to be told when an event is sent. */
  stillStands(subscription: Subscription, world: World): boolean;
  /** The event id that the given attempt (from 0) carries. */
  eventId(eventId: string, attempt: number, values: SeededValues, payload: JsonObject): string;
  /** The request that an event is sent by. */
  message(event: JsonObject, subscription: Subscription, world: World): CallbackMessage;
  /** Whether an answer ends the delivery; undefined means that no answer came. */
  isDelivered(status: number | undefined): boolean;
  /** Milliseconds to wait before the attempt after the given one (from 0); undefined gives up. */
  retryDelayMs(attempt: number, baseMs: number, jitter: number): number | undefined;
  /** Milliseconds before each copy of an event is sent first: one entry, one copy. */
  initialDelaysMs(): readonly number[];
}

/** Seconds after which an undelivered event is dropped. */
export const DELIVERY_LIMIT_SECONDS = 24 * 3600;

/** The longest wait between two attempts, in milliseconds. */
const LONGEST_WAIT_MS = 3_600_000;

/** The strict policy: every transition is announced once to those who asked, and repeated with growing, jittered waits. */
export const strictWebhooks: WebhookPolicy = {
  announces: () => true,
  wants: (subscription, type) => subscription.types.includes(type),
  subscribers: (customer, world) => world.subscriptions.ofTenant(customer.tenantId),
  stillStands: (subscription, world) => world.subscriptions.has(subscription.id),
  eventId: (eventId) => eventId,
  message: (event) => ({ method: 'POST', contentType: 'application/json', body: JSON.stringify(event) }),
  isDelivered: (status) => status !== undefined && status >= 200 && status < 300,
  // The jitter stays below a quarter, so that every wait is longer than the one before.
  retryDelayMs: (attempt, baseMs, jitter) => Math.min(baseMs * 2 ** attempt, LONGEST_WAIT_MS) * (1 + jitter / 4),
  initialDelaysMs: () => [0],
};
