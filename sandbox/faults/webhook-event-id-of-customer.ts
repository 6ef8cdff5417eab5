import type { Fault } from '../modification.ts';

/** The eventId of an event is its customer's id. */
export const fault: Fault = {
  id: 'webhook-event-id-of-customer',
  group: 'webhooks',
  summary: "The eventId of an event is its customer's id.",
  change: () => ({
    webhooks: {
      eventId: (eventId, _attempt, _values, { id }) => (typeof id === 'string' ? id : eventId),
    },
  }),
};
