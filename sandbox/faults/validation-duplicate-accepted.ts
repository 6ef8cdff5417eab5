import type { Fault } from '../modification.ts';

/** The same customer can be created again. */
export const fault: Fault = {
  id: 'validation-duplicate-accepted',
  group: 'validation',
  summary: 'The same customer can be created again.',
  change: () => ({
    customers: { conflicts: () => false, idFor: (_customer, call) => call.world.values.uuid() },
  }),
};
