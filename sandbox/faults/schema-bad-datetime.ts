import type { Fault } from '../modification.ts';

/** createdAt of a customer has a space where RFC 3339 has a T. */
export const fault: Fault = {
  id: 'schema-bad-datetime',
  group: 'schema',
  summary: 'createdAt of a customer has a space where RFC 3339 has a T.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return { ...shown, createdAt: String(shown.createdAt).replace('T', ' ') };
      },
    },
  }),
};
