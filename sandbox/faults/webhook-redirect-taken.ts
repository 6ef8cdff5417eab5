import type { Fault } from '../modification.ts';

/** An event is taken for delivered where it is answered with a redirect. */
export const fault: Fault = {
  id: 'webhook-redirect-taken',
  group: 'webhooks',
  summary: 'An event is taken for delivered where it is answered with a redirect.',
  change: ({ webhooks }) => ({
    webhooks: { isDelivered: (status) => webhooks.isDelivered(status) || (status ?? 0) === 302 },
  }),
};
