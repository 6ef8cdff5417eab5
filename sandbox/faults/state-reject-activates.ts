import type { Fault } from '../modification.ts';

/** A rejection makes the customer active. */
export const fault: Fault = {
  id: 'state-reject-activates',
  group: 'state',
  summary: 'A rejection makes the customer active.',
  change: () => ({ states: { verdict: () => 'active' } }),
};
