import type { Fault } from '../modification.ts';
import { announceCustomer } from '../webhooks/announce.ts';

/** A refused verdict is announced. */
export const fault: Fault = {
  id: 'webhook-event-of-refused',
  group: 'webhooks',
  summary: 'A refused verdict is announced.',
  change: ({ states }) => ({
    states: {
      onRefused(action, customer, world) {
        states.onRefused(action, customer, world);
        announceCustomer(world, customer);
      },
    },
  }),
};
