import type { Fault } from '../modification.ts';

/** An externalId of more than 200 characters is cut. */
export const fault: Fault = {
  id: 'validation-text-cut',
  group: 'validation',
  summary: 'An externalId of more than 200 characters is cut.',
  change: ({ customers }) => ({
    customers: {
      admit(customer, body, call) {
        const admitted = customers.admit(customer, body, call);
        return { ...admitted, externalId: [...admitted.externalId].slice(0, 200).join('') };
      },
    },
  }),
};
