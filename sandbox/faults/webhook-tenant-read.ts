import type { Fault } from '../modification.ts';

/** Another tenant's subscription can be read, changed and deleted. */
export const fault: Fault = {
  id: 'webhook-tenant-read',
  group: 'webhooks',
  summary: "Another tenant's subscription can be read, changed and deleted.",
  change: () => ({
    webhooks: {
      find(id, { world }) {
        const known = world.tenants.all().flatMap((tenant) => world.subscriptions.withId(id, tenant) ?? []);
        return known[0];
      },
    },
  }),
};
