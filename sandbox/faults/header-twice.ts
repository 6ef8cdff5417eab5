import { writeRaw } from '../http/raw-write.ts';
import type { Fault } from '../modification.ts';

/** A customer that is read comes with two request ids, of a gateway and of the server behind it. */
export const fault: Fault = {
  id: 'header-twice',
  group: 'status, headers, framing',
  summary: 'A customer that is read comes with two request ids, of a gateway and of the server behind it.',
  change: ({ answers }) => ({
    answers: {
      write(reply, answer, call) {
        if (call?.operation.id !== 'getCustomer') return answers.write(reply, answer, call);
        const { values } = call.world;
        const ids = [values.uuid(), values.uuid()].map((id) => ['X-Request-Id', id] as const);
        writeRaw(reply, { ...answer, headers: [...answer.headers, ...ids] });
      },
    },
  }),
};
