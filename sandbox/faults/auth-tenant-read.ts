import type { Fault } from '../modification.ts';

/** Another tenant's customer can be read by its id. */
export const fault: Fault = {
  id: 'auth-tenant-read',
  group: 'authentication',
  summary: "Another tenant's customer can be read by its id.",
  change: ({ customers }) => ({
    customers: {
      find: (id, call) =>
        call.operation.id === 'getCustomer' ? call.world.customers.withId(id) : customers.find(id, call),
    },
  }),
};
