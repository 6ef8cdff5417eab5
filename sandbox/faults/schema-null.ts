import type { Fault } from '../modification.ts';

/** updatedAt of a customer that is read is null. */
export const fault: Fault = {
  id: 'schema-null',
  group: 'schema',
  summary: 'updatedAt of a customer that is read is null.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return place === 'read' ? { ...shown, updatedAt: null } : shown;
      },
    },
  }),
};
