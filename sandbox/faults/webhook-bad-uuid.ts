import type { Fault } from '../modification.ts';

/** The eventId of an event is not a UUID. */
export const fault: Fault = {
  id: 'webhook-bad-uuid',
  group: 'webhooks',
  summary: 'The eventId of an event is not a UUID.',
  change: ({ webhooks }) => ({
    webhooks: {
      eventId: (eventId, ...others) => `evt_${webhooks.eventId(eventId, ...others).replaceAll('-', '')}`,
    },
  }),
};
