import type { Fault } from '../modification.ts';

/** Only the answer to its creation shows a customer with the address as it was sent, all others show it in lower case. */
export const fault: Fault = {
  id: 'state-reads-in-lower-case',
  group: 'state',
  summary:
    'Only the answer to its creation shows a customer with the address as it was sent, all others show it in lower case.',
  change: ({ presentation }) => ({
    presentation: {
      customer(customer, place) {
        const shown = presentation.customer(customer, place);
        return place === 'create' ? shown : { ...shown, chainId: customer.chainId.toLowerCase() };
      },
    },
  }),
};
