import { writeRaw } from '../http/raw-write.ts';
import type { Fault } from '../modification.ts';

/** A customer that is read has no Content-Type. */
export const fault: Fault = {
  id: 'header-content-type-missing',
  group: 'status, headers, framing',
  summary: 'A customer that is read has no Content-Type.',
  change: ({ answers }) => ({
    answers: {
      write(reply, answer, call) {
        if (call?.operation.id !== 'getCustomer') return answers.write(reply, answer, call);
        writeRaw(reply, { ...answer, headers: answer.headers.filter(([name]) => name !== 'content-type') });
      },
    },
  }),
};
