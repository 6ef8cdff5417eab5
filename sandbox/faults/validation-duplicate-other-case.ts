import type { Fault } from '../modification.ts';

/** The same customer can be created again with its address in another case. */
export const fault: Fault = {
  id: 'validation-duplicate-other-case',
  group: 'validation',
  summary: 'The same customer can be created again with its address in another case.',
  change: () => ({
    customers: {
      conflicts: (existing, candidate) =>
        existing.chainId === candidate.chainId && existing.externalId === candidate.externalId,
      idFor: (_customer, call) => call.world.values.uuid(),
    },
  }),
};
