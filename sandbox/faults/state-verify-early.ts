import type { Fault } from '../modification.ts';

/** A customer can be verified before its challenge is signed. */
export const fault: Fault = {
  id: 'state-verify-early',
  group: 'state',
  summary: 'A customer can be verified before its challenge is signed.',
  change: ({ states }) => ({
    states: {
      allows: (action, customer) =>
        (action === 'verify' && customer.status === 'initiating') || states.allows(action, customer),
    },
  }),
};
