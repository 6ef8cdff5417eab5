import type { Fault } from '../modification.ts';

/** A customer that is read names its status twice, with different values. */
export const fault: Fault = {
  id: 'body-duplicate-keys',
  group: 'status, headers, framing',
  summary: 'A customer that is read names its status twice, with different values.',
  change: ({ answers }) => ({
    answers: {
      serialise(body, call) {
        const text = answers.serialise(body, call);
        const shown = call?.operation.id === 'getCustomer' && text.includes('"status"');
        return shown ? text.replace('{', '{"status":"screening",') : text;
      },
    },
  }),
};
