import type { Fault } from '../modification.ts';
import { without } from './changed-property.ts';

/** Events lack updatedAt. */
export const fault: Fault = {
  id: 'webhook-schema',
  group: 'webhooks',
  summary: 'Events lack updatedAt.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) =>
        without(presentation.customer(customer, place), place === 'event' ? 'updatedAt' : ''),
    },
  }),
};
