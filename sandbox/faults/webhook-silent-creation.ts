import type { Fault } from '../modification.ts';

/** No event tells of a creation. */
export const fault: Fault = {
  id: 'webhook-silent-creation',
  group: 'webhooks',
  summary: 'No event tells of a creation.',
  change: ({ webhooks }) => ({
    webhooks: {
      announces: (customer) => customer.updatedAt !== customer.createdAt && webhooks.announces(customer),
    },
  }),
};
