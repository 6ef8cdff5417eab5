import type { Fault } from '../modification.ts';

/** A second signature of a signed challenge is answered with 400 for 409. */
export const fault: Fault = {
  id: 'status-signed-400',
  group: 'status, headers, framing',
  summary: 'A second signature of a signed challenge is answered with 400 for 409.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return shaped.refusal?.code === 'CHALLENGE_SIGNED' ? { ...shaped, status: 400 } : shaped;
      },
    },
  }),
};
