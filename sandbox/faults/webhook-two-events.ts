import type { Fault } from '../modification.ts';
import { announceCustomer } from '../webhooks/announce.ts';

/** A deactivation is told of by two events. */
export const fault: Fault = {
  id: 'webhook-two-events',
  group: 'webhooks',
  summary: 'A deactivation is told of by two events.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (call?.operation.id !== 'deactivateCustomer' || shaped.status !== 200) return shaped;
        const customer = call.world.customers.withId(call.parameters.customerId ?? '');
        if (customer !== undefined) announceCustomer(call.world, customer);
        return shaped;
      },
    },
  }),
};
