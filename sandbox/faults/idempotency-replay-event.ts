import type { Fault } from '../modification.ts';
import { announceCustomer } from '../webhooks/announce.ts';

/** A replay sends the webhook again, with a new eventId. */
export const fault: Fault = {
  id: 'idempotency-replay-event',
  group: 'idempotency',
  summary: 'A replay sends the webhook again, with a new eventId.',
  change({ customers, idempotency }) {
    const created = new Map<string, string>();
    return {
      customers: {
        admit(customer, body, call) {
          const admitted = customers.admit(customer, body, call);
          created.set(admitted.id, admitted.tenantId);
          return admitted;
        },
      },
      idempotency: {
        replayed(answer, call) {
          const text = answer.body.toString('utf8');
          // The id in a creation's answer, or the one in the path of a change.
          const id = call.parameters.customerId ?? [...created.keys()].find((known) => text.includes(known));
          const customer = id === undefined ? undefined : call.world.customers.withId(id);
          if (customer !== undefined) announceCustomer(call.world, customer);
          return idempotency.replayed(answer, call);
        },
      },
    };
  },
};
