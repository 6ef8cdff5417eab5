import type { Customer } from '../customers.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { isLoopback, postCallback } from './callback.ts';
import type { Subscription } from './subscriptions.ts';
import { DELIVERY_LIMIT_SECONDS } from './webhook-policy.ts';

/** An event for one subscription. */
interface Delivery {
  readonly subscription: Subscription;
  readonly eventId: string;
  readonly payload: JsonObject;
  /** Milliseconds since the epoch, after which the event is dropped. */
  readonly dropAt: number;
}

/** Sends the customer as it is now to all subscribers of its tenant; returns at once. */
export function announceCustomer(world: World, customer: Customer): void {
  const policy = world.behaviour.webhooks;
  if (!policy.announces(customer)) return;
  const payload = world.behaviour.presentation.customer(customer, 'event');
  for (const subscription of world.subscriptions.ofTenant(customer.tenantId)) {
    if (!policy.wants(subscription, 'customer.updated')) continue;
    const dropAt = world.clock.milliseconds() + DELIVERY_LIMIT_SECONDS * 1000;
    const delivery = { subscription, eventId: world.values.uuid(), payload, dropAt };
    for (const delay of policy.initialDelaysMs()) schedule(world, delivery, 0, delay);
  }
}

function schedule(world: World, delivery: Delivery, attempt: number, milliseconds: number): void {
  world.timers.after(milliseconds, () => {
    attemptDelivery(world, delivery, attempt).catch(() => undefined);
  });
}

async function attemptDelivery(world: World, delivery: Delivery, attempt: number): Promise<void> {
  const { subscription } = delivery;
  if (!world.subscriptions.has(subscription.id) || !isLoopback(subscription.callbackUrl)) return;
  const policy = world.behaviour.webhooks;
  const eventId = policy.eventId(delivery.eventId, attempt, world.values);
  const body = JSON.stringify({ webhookType: 'customer.updated', eventId, ...delivery.payload });
  const status = await postCallback(subscription.callbackUrl, body, world.closing);
  if (policy.isDelivered(status)) return;
  const wait = policy.retryDelayMs(attempt, world.delays.retryMs, world.values.fraction());
  if (wait === undefined || world.clock.milliseconds() + wait >= delivery.dropAt) return;
  schedule(world, delivery, attempt + 1, wait);
}
