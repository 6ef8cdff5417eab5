import type { Fault } from '../modification.ts';

/** No event tells of screening. */
export const fault: Fault = {
  id: 'webhook-missing-screening',
  group: 'webhooks',
  summary: 'No event tells of screening.',
  change: ({ webhooks }) => ({
    webhooks: {
      announces: (customer) => customer.status !== 'screening' && webhooks.announces(customer),
    },
  }),
};
