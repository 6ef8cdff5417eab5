import type { Fault } from '../modification.ts';

/** A challenge can be signed however old it is. */
export const fault: Fault = {
  id: 'challenge-never-expires',
  group: 'authentication',
  summary: 'A challenge can be signed however old it is.',
  change: () => ({ challenges: { isLive: () => true } }),
};
