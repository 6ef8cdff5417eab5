import type { Fault } from '../modification.ts';

/** A customer that is read is cut short, in a frame that fits. */
export const fault: Fault = {
  id: 'body-truncated',
  group: 'status, headers, framing',
  summary: 'A customer that is read is cut short, in a frame that fits.',
  change: ({ answers }) => ({
    answers: {
      serialise(body, call) {
        const text = answers.serialise(body, call);
        return call?.operation.id === 'getCustomer' ? text.slice(0, Math.floor(text.length / 2)) : text;
      },
    },
  }),
};
