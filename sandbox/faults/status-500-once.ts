import { json } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** The first read of a customer after the start is answered with 500, and no other. */
export const fault: Fault = {
  id: 'status-500-once',
  group: 'status, headers, framing',
  summary: 'The first read of a customer after the start is answered with 500, and no other.',
  change: ({ answers }) => {
    let seen = false;
    return {
      answers: {
        shape(answer, call) {
          const shaped = answers.shape(answer, call);
          if (seen || call?.operation.id !== 'getCustomer' || shaped.status !== 200) return shaped;
          seen = true;
          return json(500, {});
        },
      },
    };
  },
};
