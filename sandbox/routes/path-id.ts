import type { Customer } from '../customers.ts';
import type { Call } from '../http/call.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import type { Subscription } from '../webhooks/subscriptions.ts';

/** The customer that the path names; throws a Refusal: 400 for what is no UUID, 404 for one that the caller does not know. */
export function customerOfPath(call: Call): Customer {
  const { customers } = call.world.behaviour;
  const customer = customers.find(pathId(call, 'customerId'), call);
  if (customer === undefined) throw new Refusal(404, 'CUSTOMER_NOT_FOUND', 'Customer not found');
  return customer;
}

/** The subscription that the path names; refuses like customerOfPath. */
export function subscriptionOfPath(call: Call): Subscription {
  const subscription = call.world.behaviour.webhooks.find(pathId(call, 'webhookId'), call);
  if (subscription === undefined) throw new Refusal(404, 'WEBHOOK_NOT_FOUND', 'Webhook not found');
  return subscription;
}

/** Ids are compared as they stand: the upper-case form of a known one is unknown. */
function pathId(call: Call, name: string): string {
  const id = call.world.behaviour.validation.pathId(call.parameters[name] ?? '');
  if (id === undefined) throw badRequest('INVALID_ID', `The path parameter ${name} must be a UUID.`);
  return id;
}
