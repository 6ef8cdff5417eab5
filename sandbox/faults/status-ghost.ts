import { json } from '../http/answer.ts';
import type { Fault } from '../modification.ts';
import { timestamp } from '../timestamps.ts';

/** A customer that does not exist is read with 200. */
export const fault: Fault = {
  id: 'status-ghost',
  group: 'status, headers, framing',
  summary: 'A customer that does not exist is read with 200.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (call?.operation.id !== 'getCustomer' || shaped.refusal?.status !== 404) return shaped;
        const now = timestamp(call.world.clock.tick(), 6);
        return json(200, {
          id: call.parameters.customerId ?? '',
          externalId: 'unknown',
          chainId: 'eip155:300:0x0000000000000000000000000000000000000000',
          status: 'initiating',
          createdAt: now,
          updatedAt: now,
        });
      },
    },
  }),
};
