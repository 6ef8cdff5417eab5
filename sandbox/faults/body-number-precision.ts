import type { Fault } from '../modification.ts';

/** A customer that is read has a revision in nanoseconds, which readers round. */
export const fault: Fault = {
  id: 'body-number-precision',
  group: 'status, headers, framing',
  summary: 'A customer that is read has a revision in nanoseconds, which readers round.',
  change: ({ answers }) => ({
    answers: {
      serialise(body, call) {
        const text = answers.serialise(body, call);
        const shown = call?.operation.id === 'getCustomer' && text.includes('"status"');
        return shown ? text.replace('{', '{"revision":1767225600000000001,') : text;
      },
    },
  }),
};
