import type { Fault } from '../modification.ts';

/** With a subscription all others of its address are deleted. */
export const fault: Fault = {
  id: 'webhook-delete-takes-more',
  group: 'webhooks',
  summary: 'With a subscription all others of its address are deleted.',
  change: ({ webhooks }) => ({
    webhooks: {
      find(id, call) {
        const found = webhooks.find(id, call);
        if (call.message.method !== 'DELETE' || found === undefined) return found;
        const { subscriptions } = call.world;
        for (const { id: other, callbackUrl } of subscriptions.ofTenant(found.tenantId))
          if (callbackUrl === found.callbackUrl) subscriptions.remove(other);
        return found;
      },
    },
  }),
};
