import { combinedHeader } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** Identical requests in parallel act more than once. */
export const fault: Fault = {
  id: 'idempotency-race',
  group: 'idempotency',
  summary: 'Identical requests in parallel act more than once.',
  change({ customers, idempotency }) {
    const keyOf = new Map<string, string | undefined>();
    return {
      idempotency: {
        reserves: () => false,
        async beforeEffect(call) {
          await idempotency.beforeEffect(call);
          await call.world.timers.pause(BLIND_MS);
        },
      },
      // The check that a customer exists was made before the pause, too.
      customers: {
        conflicts: (existing, candidate, call) =>
          customers.conflicts(existing, candidate, call) &&
          keyOf.get(existing.id) !== combinedHeader(call.message, 'idempotency-key'),
        idFor: (customer, call) => {
          const id = customers.idFor(customer, call);
          return call.world.customers.withId(id) === undefined ? id : call.world.values.uuid();
        },
        admit(customer, body, call) {
          keyOf.set(customer.id, combinedHeader(call.message, 'idempotency-key'));
          return customers.admit(customer, body, call);
        },
      },
    };
  },
};

/** Milliseconds for which the others are not noticed: long enough for requests sent together to meet. */
const BLIND_MS = 60;
