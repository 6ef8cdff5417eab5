import type { Behaviour } from './behaviour.ts';
import type { Clock } from './clock.ts';
import { createClock } from './clock.ts';
import type { CustomerStore } from './customers.ts';
import { createCustomerStore } from './customers.ts';
import type { IdempotencyStore } from './idempotency.ts';
import type { SeededValues } from './seeded-values.ts';
import { createSeededValues } from './seeded-values.ts';
import type { Tenants } from './tenants.ts';
import { createTenants } from './tenants.ts';
import type { Timers } from './timers.ts';
import { createTimers } from './timers.ts';
import type { SubscriptionStore } from './webhooks/subscriptions.ts';
import { createSubscriptionStore } from './webhooks/subscriptions.ts';

/** Delays of the environment in real milliseconds. */
export interface Delays {
  /** From a signed challenge to the end of screening. */
  readonly screeningMs: number;
  /** From a verdict to its effect. */
  readonly verdictMs: number;
  /** Before the first repetition of a webhook; doubled every time. */
  readonly retryMs: number;
  /** That a modifying operation takes between the look-up of its idempotency key and its effect. */
  readonly executionMs: number;
}

/** All that the environment knows. */
export interface World {
  readonly clock: Clock;
  readonly values: SeededValues;
  readonly tokenSecret: Uint8Array;
  readonly tenants: Tenants;
  readonly customers: CustomerStore;
  readonly subscriptions: SubscriptionStore;
  readonly idempotencyKeys: IdempotencyStore;
  readonly timers: Timers;
  readonly delays: Delays;
  readonly behaviour: Behaviour;
  /** Aborted when the environment shuts down. */
  readonly closing: AbortSignal;
  /** The address that the environment is reached under. */
  origin(): URL;
}

/** A world in which nothing has happened yet. */
export function createWorld(parts: {
  seed: string;
  delays: Delays;
  behaviour: Behaviour;
  closing: AbortSignal;
  origin: () => URL;
  clock?: Clock | undefined;
}): World {
  const values = createSeededValues(parts.seed);
  return {
    clock: parts.clock ?? createClock(),
    values,
    tokenSecret: values.fixed('token secret'),
    tenants: createTenants(values),
    customers: createCustomerStore(),
    subscriptions: createSubscriptionStore(),
    idempotencyKeys: new Map(),
    timers: createTimers(),
    delays: parts.delays,
    behaviour: parts.behaviour,
    closing: parts.closing,
    origin: parts.origin,
  };
}
