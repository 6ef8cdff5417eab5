import type { Fault } from '../modification.ts';

/** updatedAt of an event that tells of verifying is the time of the creation. */
export const fault: Fault = {
  id: 'webhook-updated-at-of-creation',
  group: 'webhooks',
  summary: 'updatedAt of an event that tells of verifying is the time of the creation.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (event, ...others) =>
        webhooks.message(
          event.status === 'verifying' ? { ...event, updatedAt: event.createdAt ?? null } : event,
          ...others,
        ),
    },
  }),
};
