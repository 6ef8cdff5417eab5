import type { Fault } from '../modification.ts';

/** Rejected customers are missing from the list. */
export const fault: Fault = {
  id: 'state-rejected-unlisted',
  group: 'state',
  summary: 'Rejected customers are missing from the list.',
  change: ({ customers }) => ({
    customers: { list: (call) => customers.list(call).filter(({ status }) => status !== 'rejected') },
  }),
};
