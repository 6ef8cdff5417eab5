import type { Fault } from '../modification.ts';

/** A creation is answered with the state that the customer will have once its challenge is signed. */
export const fault: Fault = {
  id: 'state-starts-screening',
  group: 'state',
  summary: 'A creation is answered with the state that the customer will have once its challenge is signed.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return place === 'create' ? { ...shown, status: 'screening' } : shown;
      },
    },
  }),
};
