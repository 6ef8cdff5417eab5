import type { Fault } from '../modification.ts';

/** No two customers can have the same externalId, whichever wallets they have. */
export const fault: Fault = {
  id: 'validation-external-id-alone',
  group: 'validation',
  summary: 'No two customers can have the same externalId, whichever wallets they have.',
  change: () => ({ customers: { conflicts: (existing, candidate) => existing.externalId === candidate.externalId } }),
};
