import type { Fault } from '../modification.ts';

/** The list of customers has those of one chain alone. */
export const fault: Fault = {
  id: 'state-list-of-one-chain',
  group: 'state',
  summary: 'The list of customers has those of one chain alone.',
  change: ({ customers }) => ({
    customers: { list: (call) => customers.list(call).filter(({ chainId }) => chainId.startsWith('eip155:300:')) },
  }),
};
