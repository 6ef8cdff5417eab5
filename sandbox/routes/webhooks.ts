import { empty, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import type { Operation } from '../http/operation.ts';
import { CHANGES, CHANGES_BY_BODY, READS } from '../http/operation.ts';
import type { NewSubscription, Subscription } from '../webhooks/subscriptions.ts';
import { subscriptionOfPath } from './path-id.ts';

/** Subscriptions to events: create or update, list, read, remove. */
export const webhookOperations: readonly Operation[] = [
  { id: 'putWebhook', method: 'PUT', path: '/v1/webhooks', ...CHANGES_BY_BODY, handle: putWebhook },
  { id: 'listWebhooks', path: '/v1/webhooks', ...READS, handle: listWebhooks },
  { id: 'getWebhook', path: '/v1/webhooks/:webhookId', ...READS, handle: getWebhook },
  { id: 'deleteWebhook', method: 'DELETE', path: '/v1/webhooks/:webhookId', ...CHANGES, handle: deleteWebhook },
];

function putWebhook(call: Call) {
  const { validation, presentation, webhooks } = call.world.behaviour;
  const wanted = validation.subscription(validation.readBody(call.message.body));
  const existing = webhooks.changed(wanted, call);
  const subscription = existing === undefined ? created(call, wanted) : updated(call, wanted, existing);
  return json(200, presentation.subscription(subscription, 'create'));
}

function created(call: Call, wanted: NewSubscription): Subscription {
  const now = call.world.clock.tick();
  const subscription = {
    id: call.world.values.uuid(),
    tenantId: callingTenant(call).id,
    callbackUrl: wanted.callbackUrl,
    types: wanted.types,
    createdAt: now,
    updatedAt: now,
  };
  call.world.subscriptions.add(subscription);
  return subscription;
}

function updated(call: Call, wanted: NewSubscription, subscription: Subscription): Subscription {
  subscription.callbackUrl = wanted.callbackUrl;
  subscription.types = wanted.types;
  subscription.updatedAt = call.world.behaviour.webhooks.touched(subscription, call.world.clock.tick());
  return subscription;
}

function listWebhooks(call: Call) {
  const subscriptions = call.world.subscriptions.ofTenant(callingTenant(call).id);
  return json(
    200,
    subscriptions.map((subscription) => call.world.behaviour.presentation.subscription(subscription, 'list')),
  );
}

function getWebhook(call: Call) {
  return json(200, call.world.behaviour.presentation.subscription(subscriptionOfPath(call), 'read'));
}

function deleteWebhook(call: Call) {
  call.world.subscriptions.remove(subscriptionOfPath(call).id);
  return empty(204);
}
