import type { Fault } from '../modification.ts';

/** Every challenge names the Ethereum main net, whatever chain the customer is on. */
export const fault: Fault = {
  id: 'challenge-wrong-chain',
  group: 'authentication',
  summary: 'Every challenge names the Ethereum main net, whatever chain the customer is on.',
  change: ({ challenges }) => ({
    challenges: {
      text: (documented, customer) => challenges.text(documented, customer).replace(/^Chain ID: .*$/m, 'Chain ID: 1'),
    },
  }),
};
