import type { Fault } from '../modification.ts';
import { without } from './changed-property.ts';

/** Customers lack createdAt in lists only. */
export const fault: Fault = {
  id: 'schema-list-item',
  group: 'schema',
  summary: 'Customers lack createdAt in lists only.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) =>
        without(presentation.customer(customer, place), place === 'list' ? 'createdAt' : ''),
    },
  }),
};
