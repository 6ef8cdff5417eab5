import type { Fault } from '../modification.ts';

/** After a failed attempt to sign, the old challenge stays valid. */
export const fault: Fault = {
  id: 'challenge-not-reissued',
  group: 'authentication',
  summary: 'After a failed attempt to sign, the old challenge stays valid.',
  change: () => ({ challenges: { afterFailure: () => undefined } }),
};
