import type { Customer } from '../customers.ts';
import type { SeededValues } from '../seeded-values.ts';
import type { Subscription, WebhookType } from './subscriptions.ts';

/** How events are sent; each member may be replaced by a fault or a variant. */
export interface WebhookPolicy {
  /** Whether the present state of the customer is worth an event. */
  announces(customer: Customer): boolean;
  /** Whether the subscription gets events of this type. */
  wants(subscription: Subscription, type: WebhookType): boolean;
  /** The event id that the given attempt (from 0) carries. */
  eventId(eventId: string, attempt: number, values: SeededValues): string;
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
  eventId: (eventId) => eventId,
  isDelivered: (status) => status !== undefined && status >= 200 && status < 300,
  // The jitter stays below a quarter, so that every wait is longer than the one before.
  retryDelayMs: (attempt, baseMs, jitter) => Math.min(baseMs * 2 ** attempt, LONGEST_WAIT_MS) * (1 + jitter / 4),
  initialDelaysMs: () => [0],
};
