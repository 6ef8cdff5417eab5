import type { Fault } from '../modification.ts';

/** A rejected customer can be verified. */
export const fault: Fault = {
  id: 'state-rejected-revives',
  group: 'state',
  summary: 'A rejected customer can be verified.',
  change: ({ states }) => ({
    states: {
      allows: (action, customer) =>
        (action === 'verify' && customer.status === 'rejected') || states.allows(action, customer),
    },
  }),
};
