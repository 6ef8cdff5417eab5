import type { Fault } from '../modification.ts';

/** The address of a new customer is stored in lower case. */
export const fault: Fault = {
  id: 'validation-address-lowered',
  group: 'validation',
  summary: 'The address of a new customer is stored in lower case.',
  change: ({ customers }) => ({
    customers: {
      admit(customer, body, call) {
        const admitted = customers.admit(customer, body, call);
        return { ...admitted, chainId: admitted.chainId.toLowerCase() };
      },
    },
  }),
};
