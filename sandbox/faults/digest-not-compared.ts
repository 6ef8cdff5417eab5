import type { Fault } from '../modification.ts';

/** The content digest is not compared with the body. */
export const fault: Fault = {
  id: 'digest-not-compared',
  group: 'signature and digest',
  summary: 'The content digest is not compared with the body.',
  change: () => ({ digest: { matches: () => true } }),
};
