import { empty } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** A deletion of credentials that names none is answered with success, and does nothing. */
export const fault: Fault = {
  id: 'validation-query-ignored',
  group: 'validation',
  summary: 'A deletion of credentials that names none is answered with success, and does nothing.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return shaped.refusal?.code === 'INVALID_API_KEY' ? empty(204) : shaped;
      },
    },
  }),
};
