import type { Fault } from '../modification.ts';

/** Malformed JSON is answered with 500. */
export const fault: Fault = {
  id: 'status-500-on-bad-json',
  group: 'status, headers, framing',
  summary: 'Malformed JSON is answered with 500.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return shaped.refusal?.code === 'MALFORMED_JSON' ? { ...shaped, status: 500 } : shaped;
      },
    },
  }),
};
