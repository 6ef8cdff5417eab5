import type { Fault } from '../modification.ts';

/** Events reach every tenant's subscriptions. */
export const fault: Fault = {
  id: 'webhook-every-tenant',
  group: 'webhooks',
  summary: "Events reach every tenant's subscriptions.",
  change: () => ({
    webhooks: {
      subscribers: (_customer, world) => world.tenants.all().flatMap(({ id }) => world.subscriptions.ofTenant(id)),
    },
  }),
};
