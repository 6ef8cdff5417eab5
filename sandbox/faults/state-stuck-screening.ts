import type { Fault } from '../modification.ts';

/** A customer stays in screening. */
export const fault: Fault = {
  id: 'state-stuck-screening',
  group: 'state',
  summary: 'A customer stays in screening.',
  change: () => ({ states: { passesScreening: () => false } }),
};
