import type { Fault } from '../modification.ts';

/** createdAt moves with updatedAt. */
export const fault: Fault = {
  id: 'state-created-at-moves',
  group: 'state',
  summary: 'createdAt moves with updatedAt.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return { ...shown, createdAt: shown.updatedAt ?? null };
      },
    },
  }),
};
