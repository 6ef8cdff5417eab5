import type { Fault } from '../modification.ts';

/** A challenge can be signed twice. */
export const fault: Fault = {
  id: 'challenge-twice',
  group: 'authentication',
  summary: 'A challenge can be signed twice.',
  change: ({ challenges }) => ({
    challenges: {
      alreadySigned: (customer, call) =>
        call.operation.id !== 'signCustomerChallenge' && challenges.alreadySigned(customer, call),
    },
  }),
};
