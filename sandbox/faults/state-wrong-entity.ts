import type { Fault } from '../modification.ts';

/** Another customer than the one asked for is read. */
export const fault: Fault = {
  id: 'state-wrong-entity',
  group: 'state',
  summary: 'Another customer than the one asked for is read.',
  change: ({ customers }) => ({
    customers: {
      find(id, call) {
        const asked = customers.find(id, call);
        if (asked === undefined || call.operation.id !== 'getCustomer') return asked;
        return customers.list(call).find((other) => other.id !== id) ?? asked;
      },
    },
  }),
};
