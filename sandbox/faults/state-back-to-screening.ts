import type { Fault } from '../modification.ts';

/** A customer that became active is read in screening once more. */
export const fault: Fault = {
  id: 'state-back-to-screening',
  group: 'state',
  summary: 'A customer that became active is read in screening once more.',
  change: ({ presentation }) => {
    const seen = new Set<string>();
    return {
      presentation: {
        customer(customer, place) {
          const shown = presentation.customer(customer, place);
          if (place !== 'read' || customer.status !== 'active' || seen.has(customer.id)) return shown;
          seen.add(customer.id);
          return { ...shown, status: 'screening' };
        },
      },
    };
  },
};
