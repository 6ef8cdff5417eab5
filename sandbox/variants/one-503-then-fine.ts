import { refused } from '../http/answer.ts';
import { Refusal } from '../http/refusal.ts';
import type { Variant } from '../modification.ts';

/** The first creation of a customer is answered with 503 and Retry-After. */
export const variant: Variant = {
  id: 'one-503-then-fine',
  summary: 'The first creation of a customer is answered with 503 and Retry-After.',
  change({ answers }) {
    let answered = false;
    return {
      answers: {
        before(call) {
          if (answered || call.operation.id !== 'createCustomer') return answers.before(call);
          answered = true;
          return Promise.resolve(
            refused(new Refusal(503, 'UNAVAILABLE', 'Try again in a moment', { 'retry-after': '1' })),
          );
        },
      },
    };
  },
};
