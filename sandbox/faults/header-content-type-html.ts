import type { Fault } from '../modification.ts';

/** A customer that is read is labelled text/html. */
export const fault: Fault = {
  id: 'header-content-type-html',
  group: 'status, headers, framing',
  summary: 'A customer that is read is labelled text/html.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (call?.operation.id !== 'getCustomer') return shaped;
        return { ...shaped, headers: { ...shaped.headers, 'content-type': 'text/html; charset=utf-8' } };
      },
    },
  }),
};
