import type { Customer } from '../customers.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { isLoopback, sendCallback } from './callback.ts';
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
  for (const subscription of policy.subscribers(customer, world)) {
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
  const policy = world.behaviour.webhooks;
  if (!policy.stillStands(subscription, world) || !isLoopback(subscription.callbackUrl)) return;
  const eventId = policy.eventId(delivery.eventId, attempt, world.values, delivery.payload);
  const event = { webhookType: 'customer.updated', eventId, ...delivery.payload };
  const message = policy.message(event, subscription, world);
  const status = await sendCallback(subscription.callbackUrl, message, world.closing);
  if (policy.isDelivered(status)) return;
  const wait = policy.retryDelayMs(attempt, world.delays.retryMs, world.values.fraction());
  if (wait === undefined || world.clock.milliseconds() + wait >= delivery.dropAt) return;
  schedule(world, delivery, attempt + 1, wait);
}
