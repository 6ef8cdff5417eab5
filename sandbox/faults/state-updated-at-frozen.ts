import type { Fault } from '../modification.ts';

/** updatedAt never moves. */
export const fault: Fault = {
  id: 'state-updated-at-frozen',
  group: 'state',
  summary: 'updatedAt never moves.',
  change: () => ({ customers: { touched: (customer) => customer.updatedAt } }),
};
