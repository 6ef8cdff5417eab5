import type { Fault } from '../modification.ts';

/** The status of an active customer is in capitals. */
export const fault: Fault = {
  id: 'schema-enum-case',
  group: 'schema',
  summary: 'The status of an active customer is in capitals.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return customer.status === 'active' ? { ...shown, status: 'ACTIVE' } : shown;
      },
    },
  }),
};
