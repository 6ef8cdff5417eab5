import type { Fault } from '../modification.ts';

/** Other tenants' customers are listed. */
export const fault: Fault = {
  id: 'auth-tenant-list',
  group: 'authentication',
  summary: "Other tenants' customers are listed.",
  change: () => ({ customers: { list: (call) => call.world.customers.all() } }),
};
