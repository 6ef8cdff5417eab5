import { json } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** The simulator answers a verification with 202 and a body. */
export const fault: Fault = {
  id: 'status-verify-202-body',
  group: 'status, headers, framing',
  summary: 'The simulator answers a verification with 202 and a body.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        const verified = call?.operation.id === 'simulateCustomerVerification' && shaped.status === 202;
        return verified ? json(202, { accepted: true }) : shaped;
      },
    },
  }),
};
