import type { Fault } from '../modification.ts';

/** An invalid body is answered with 418. */
export const fault: Fault = {
  id: 'status-undeclared',
  group: 'status, headers, framing',
  summary: 'An invalid body is answered with 418.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        const code = shaped.refusal?.code;
        return code === 'INVALID_BODY' || code === 'MALFORMED_JSON' ? { ...shaped, status: 418 } : shaped;
      },
    },
  }),
};
