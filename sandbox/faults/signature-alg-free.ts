import type { Fault } from '../modification.ts';

/** The algorithm that a signature names is not compared with the key. */
export const fault: Fault = {
  id: 'signature-alg-free',
  group: 'signature and digest',
  summary: 'The algorithm that a signature names is not compared with the key.',
  change: () => ({ signature: { fitsKey: () => true } }),
};
