import type { Fault } from '../modification.ts';

/** An externalId loses its characters outside ASCII. */
export const fault: Fault = {
  id: 'validation-unicode-mangled',
  group: 'validation',
  summary: 'An externalId loses its characters outside ASCII.',
  change: ({ customers }) => ({
    customers: {
      admit: (customer, body, call) =>
        // Only what is beyond ASCII: the rest of a run must not notice.
        customers.admit({ ...customer, externalId: customer.externalId.replace(/[^\0-\x7f]/gu, '?') }, body, call),
    },
  }),
};
