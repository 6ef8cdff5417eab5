import type { Customer } from '../customers.ts';
import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import { badRequest } from '../http/refusal.ts';
import type { JsonObject } from '../json.ts';
import type { SeededValues } from '../seeded-values.ts';
import type { World } from '../world.ts';
import type { CallbackMessage } from './callback.ts';
import type { NewSubscription, Subscription, WebhookType } from './subscriptions.ts';

/** How subscriptions are kept and events are sent; each member may be replaced by a fault or a variant. */
export interface WebhookPolicy {
  /** The subscription that the caller knows under this id. */
  find(id: string, call: Call): Subscription | undefined;
  /** The subscription that a PUT changes; undefined where it makes a new one. Throws a Refusal (400) for an id that nothing has. */
  changed(wanted: NewSubscription, call: Call): Subscription | undefined;
  /** `updatedAt` after an update at the instant `now`, both in nanoseconds. */
  touched(subscription: Subscription, now: bigint): bigint;
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
  find: (id, call) => call.world.subscriptions.withId(id, callingTenant(call)),
  changed({ id }, call) {
    if (id === undefined) return undefined;
    const subscription = call.world.behaviour.webhooks.find(id, call);
    if (subscription === undefined) throw badRequest('INVALID_BODY', 'The property id must name an existing webhook.');
    return subscription;
  },
  touched: (_subscription, now) => now,
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
