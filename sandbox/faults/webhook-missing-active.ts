import type { Fault } from '../modification.ts';

/** No event tells that a customer became active. */
export const fault: Fault = {
  id: 'webhook-missing-active',
  group: 'webhooks',
  summary: 'No event tells that a customer became active.',
  change: ({ webhooks }) => ({
    webhooks: { announces: (customer) => customer.status !== 'active' && webhooks.announces(customer) },
  }),
};
