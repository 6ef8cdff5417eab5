import type { Fault } from '../modification.ts';

/** The event of a deactivation has a type of its own, which nobody was told of. */
export const fault: Fault = {
  id: 'webhook-unknown-type',
  group: 'webhooks',
  summary: 'The event of a deactivation has a type of its own, which nobody was told of.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (event, ...others) =>
        webhooks.message(
          event.status === 'inactive' ? { ...event, webhookType: 'customer.deactivated' } : event,
          ...others,
        ),
    },
  }),
};
