import type { Fault } from '../modification.ts';

/** An update does not move a subscription's updatedAt. */
export const fault: Fault = {
  id: 'webhook-update-undated',
  group: 'webhooks',
  summary: "An update does not move a subscription's updatedAt.",
  change: () => ({ webhooks: { touched: ({ updatedAt }) => updatedAt } }),
};
