import { json } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** The simulator answers a verification with 200 and a body for an empty 202. */
export const fault: Fault = {
  id: 'status-verify-200',
  group: 'status, headers, framing',
  summary: 'The simulator answers a verification with 200 and a body for an empty 202.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        const verified = call?.operation.id === 'simulateCustomerVerification' && shaped.status === 202;
        return verified ? json(200, { result: 'verified' }) : shaped;
      },
    },
  }),
};
