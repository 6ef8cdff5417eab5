import type { Fault } from '../modification.ts';

/** An action that is refused moves updatedAt. */
export const fault: Fault = {
  id: 'state-updated-at-on-refusal',
  group: 'state',
  summary: 'An action that is refused moves updatedAt.',
  change: ({ states }) => ({
    states: {
      onRefused(action, customer, world) {
        states.onRefused(action, customer, world);
        customer.updatedAt = world.clock.tick();
      },
    },
  }),
};
