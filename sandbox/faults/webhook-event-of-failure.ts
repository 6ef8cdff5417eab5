import type { Fault } from '../modification.ts';
import { announceCustomer } from '../webhooks/announce.ts';

/** A failed signature sends an event. */
export const fault: Fault = {
  id: 'webhook-event-of-failure',
  group: 'webhooks',
  summary: 'A failed signature sends an event.',
  change: ({ challenges }) => ({
    challenges: {
      afterFailure(customer, world) {
        challenges.afterFailure(customer, world);
        announceCustomer(world, customer);
      },
    },
  }),
};
