import type { Fault } from '../modification.ts';

/** Events go on to the address that a subscription had at first. */
export const fault: Fault = {
  id: 'webhook-old-address',
  group: 'webhooks',
  summary: 'Events go on to the address that a subscription had at first.',
  change: ({ presentation, webhooks }) => {
    const first = new Map<string, string>();
    return {
      presentation: {
        subscription(subscription, place) {
          if (!first.has(subscription.id)) first.set(subscription.id, subscription.callbackUrl);
          return presentation.subscription(subscription, place);
        },
      },
      webhooks: {
        subscribers: (customer, world) =>
          webhooks.subscribers(customer, world).map((subscription) => ({
            ...subscription,
            callbackUrl: first.get(subscription.id) ?? subscription.callbackUrl,
          })),
      },
    };
  },
};
