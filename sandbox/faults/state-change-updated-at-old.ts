import type { Fault } from '../modification.ts';

/** The answer to a change of activity has the updatedAt of creation. */
export const fault: Fault = {
  id: 'state-change-updated-at-old',
  group: 'state',
  summary: 'The answer to a change of activity has the updatedAt of creation.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return place === 'change' && shown.createdAt !== undefined ? { ...shown, updatedAt: shown.createdAt } : shown;
      },
    },
  }),
};
