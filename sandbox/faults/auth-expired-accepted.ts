import type { Fault } from '../modification.ts';

/** Expired tokens work. */
export const fault: Fault = {
  id: 'auth-expired-accepted',
  group: 'authentication',
  summary: 'Expired tokens work.',
  change: () => ({ authentication: { isExpired: () => false } }),
};
