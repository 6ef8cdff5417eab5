import type { Fault } from '../modification.ts';

/** An activation is answered with success and not made. */
export const fault: Fault = {
  id: 'state-activate-unsaved',
  group: 'state',
  summary: 'An activation is answered with success and not made.',
  change: ({ states }) => ({
    states: { switched: (action) => (action === 'activate' ? undefined : states.switched(action)) },
  }),
};
