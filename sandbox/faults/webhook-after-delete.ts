import type { Fault } from '../modification.ts';
import type { Subscription } from '../webhooks/subscriptions.ts';

/** A deleted subscription gets events of what happens later. */
export const fault: Fault = {
  id: 'webhook-after-delete',
  group: 'webhooks',
  summary: 'A deleted subscription gets events of what happens later.',
  change: ({ webhooks }) => {
    const known = new Map<string, Subscription>();
    return {
      webhooks: {
        subscribers(customer, world) {
          for (const subscription of webhooks.subscribers(customer, world)) known.set(subscription.id, subscription);
          return [...known.values()].filter(({ tenantId }) => tenantId === customer.tenantId);
        },
        stillStands: () => true,
      },
    };
  },
};
