import type { Variant } from '../modification.ts';

/** A customer has a property that nobody documented. */
export const drift: Variant = {
  id: 'drift-property',
  summary: 'A customer has a property that nobody documented.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) => ({ ...presentation.customer(customer, place), riskTier: 'low' }),
    },
  }),
};
