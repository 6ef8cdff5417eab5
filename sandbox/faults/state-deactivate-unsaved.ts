import type { Fault } from '../modification.ts';

/** A deactivation is answered with success and not made. */
export const fault: Fault = {
  id: 'state-deactivate-unsaved',
  group: 'state',
  summary: 'A deactivation is answered with success and not made.',
  change: ({ states }) => ({
    states: { switched: (action) => (action === 'deactivate' ? undefined : states.switched(action)) },
  }),
};
