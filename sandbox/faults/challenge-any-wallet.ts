import type { Fault } from '../modification.ts';

/** A challenge may be signed by any wallet. */
export const fault: Fault = {
  id: 'challenge-any-wallet',
  group: 'authentication',
  summary: 'A challenge may be signed by any wallet.',
  change: () => ({ challenges: { isOwner: (signer) => signer !== undefined } }),
};
