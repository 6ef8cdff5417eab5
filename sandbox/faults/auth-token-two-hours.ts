import type { Fault } from '../modification.ts';

/** A token lives two hours, and says so. */
export const fault: Fault = {
  id: 'auth-token-two-hours',
  group: 'authentication',
  summary: 'A token lives two hours, and says so.',
  change: () => ({ authentication: { lifetimeSeconds: () => 2 * 3600 } }),
};
