import { json } from '../http/answer.ts';
import type { Fault } from '../modification.ts';

/** A path that there is not is answered with 200 and an empty object. */
export const fault: Fault = {
  id: 'status-unknown-path',
  group: 'status, headers, framing',
  summary: 'A path that there is not is answered with 200 and an empty object.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return call === undefined && shaped.refusal?.code === 'NOT_FOUND' ? json(200, {}) : shaped;
      },
    },
  }),
};
