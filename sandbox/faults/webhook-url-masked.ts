import type { Fault } from '../modification.ts';

/** A subscription that is read shows only where its callback begins. */
export const fault: Fault = {
  id: 'webhook-url-masked',
  group: 'webhooks',
  summary: 'A subscription that is read shows only where its callback begins.',
  change: ({ presentation }) => ({
    presentation: {
      subscription(subscription, place) {
        const shown = presentation.subscription(subscription, place);
        return place === 'read' ? { ...shown, callbackUrl: new URL(subscription.callbackUrl).origin } : shown;
      },
    },
  }),
};
