import { empty } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** An activation is answered with 200 and no body. */
export const fault: Fault = {
  id: 'body-missing',
  group: 'status, headers, framing',
  summary: 'An activation is answered with 200 and no body.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return call?.operation.id === 'activateCustomer' && shaped.status === 200 ? empty(200) : shaped;
      },
    },
  }),
};
