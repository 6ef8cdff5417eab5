import type { Fault } from '../modification.ts';

/** A tenant can take another's apiKey for its own. */
export const fault: Fault = {
  id: 'auth-pair-taken-over',
  group: 'authentication',
  summary: "A tenant can take another's apiKey for its own.",
  change: () => ({ authentication: { mayHold: () => true } }),
};
