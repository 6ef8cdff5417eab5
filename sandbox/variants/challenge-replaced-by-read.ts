import { issueChallenge } from '../challenge.ts';
import type { Variant } from '../modification.ts';

/** Each read of a challenge issues a new one, as the documentation says of accounts. */
export const variant: Variant = {
  id: 'challenge-replaced-by-read',
  summary: 'Each read of a challenge issues a new one, as the documentation says of accounts.',
  change: ({ challenges }) => ({
    challenges: {
      alreadySigned(customer, call) {
        const signed = challenges.alreadySigned(customer, call);
        if (!signed && call.operation.id === 'getCustomerChallenge') issueChallenge(customer, call.world);
        return signed;
      },
    },
  }),
};
