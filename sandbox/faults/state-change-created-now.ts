import type { Fault } from '../modification.ts';

/** The answer to a change of activity says that the customer was created by it. */
export const fault: Fault = {
  id: 'state-change-created-now',
  group: 'state',
  summary: 'The answer to a change of activity says that the customer was created by it.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return place === 'change' && shown.updatedAt !== undefined ? { ...shown, createdAt: shown.updatedAt } : shown;
      },
    },
  }),
};
