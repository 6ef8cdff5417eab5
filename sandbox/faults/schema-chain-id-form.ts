import type { Fault } from '../modification.ts';

/** chainId in answers lacks its namespace. */
export const fault: Fault = {
  id: 'schema-chain-id-form',
  group: 'schema',
  summary: 'chainId in answers lacks its namespace.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) => ({
        ...presentation.customer(customer, place),
        chainId: customer.chainId.replace(/^eip155:/, ''),
      }),
    },
  }),
};
