import type { Fault } from '../modification.ts';

/** An acknowledged event is sent on and on. */
export const fault: Fault = {
  id: 'webhook-deaf',
  group: 'webhooks',
  summary: 'An acknowledged event is sent on and on.',
  change: () => ({
    webhooks: {
      isDelivered: () => false,
    },
  }),
};
