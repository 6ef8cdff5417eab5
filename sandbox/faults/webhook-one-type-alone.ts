import type { Fault } from '../modification.ts';

/** A subscription to several types gets no event. */
export const fault: Fault = {
  id: 'webhook-one-type-alone',
  group: 'webhooks',
  summary: 'A subscription to several types gets no event.',
  change: ({ webhooks }) => ({
    webhooks: { wants: (subscription, type) => subscription.types.length === 1 && webhooks.wants(subscription, type) },
  }),
};
