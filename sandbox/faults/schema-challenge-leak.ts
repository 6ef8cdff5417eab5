import type { Fault } from '../modification.ts';

/** The challenge also appears where a customer is read, and in webhooks. */
export const fault: Fault = {
  id: 'schema-challenge-leak',
  group: 'schema',
  summary: 'The challenge also appears where a customer is read, and in webhooks.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return customer.challenge === undefined ? shown : { ...shown, challenge: customer.challenge.encoded };
      },
    },
  }),
};
