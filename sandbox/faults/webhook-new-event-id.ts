import type { Fault } from '../modification.ts';

/** An event that is sent again has a new eventId. */
export const fault: Fault = {
  id: 'webhook-new-event-id',
  group: 'webhooks',
  summary: 'An event that is sent again has a new eventId.',
  change: ({ webhooks }) => ({
    webhooks: {
      eventId: (eventId, attempt, values, payload) =>
        attempt === 0 ? webhooks.eventId(eventId, attempt, values, payload) : values.uuid(),
    },
  }),
};
