import type { Fault } from '../modification.ts';

/** A customer can be deactivated in every state. */
export const fault: Fault = {
  id: 'state-deactivate-anything',
  group: 'state',
  summary: 'A customer can be deactivated in every state.',
  change: ({ states }) => ({
    states: { allows: (action, customer) => action === 'deactivate' || states.allows(action, customer) },
  }),
};
