import type { Fault } from '../modification.ts';

/** Events carry the credentials of their subscriber. */
export const fault: Fault = {
  id: 'webhook-shows-secret',
  group: 'webhooks',
  summary: 'Events carry the credentials of their subscriber.',
  change: ({ webhooks }) => ({
    webhooks: {
      message(event, subscription, world) {
        const { apiKey = '', apiSecret = '' } = world.tenants.withId(subscription.tenantId)?.credentials ?? {};
        return webhooks.message({ ...event, subscriber: { apiKey, apiSecret } }, subscription, world);
      },
    },
  }),
};
