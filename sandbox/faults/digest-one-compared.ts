import type { Fault } from '../modification.ts';

/** Of two digests the one of sha-512 is not compared. */
export const fault: Fault = {
  id: 'digest-one-compared',
  group: 'signature and digest',
  summary: 'Of two digests the one of sha-512 is not compared.',
  change: ({ digest }) => ({
    digest: { matches: (received, computed) => computed.length === 64 || digest.matches(received, computed) },
  }),
};
