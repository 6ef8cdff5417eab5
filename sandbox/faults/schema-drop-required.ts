import type { Fault } from '../modification.ts';
import { without } from './changed-property.ts';

/** A customer that is read lacks its externalId. */
export const fault: Fault = {
  id: 'schema-drop-required',
  group: 'schema',
  summary: 'A customer that is read lacks its externalId.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) =>
        without(presentation.customer(customer, place), place === 'read' ? 'externalId' : ''),
    },
  }),
};
