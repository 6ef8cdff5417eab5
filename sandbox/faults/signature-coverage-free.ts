import type { Fault } from '../modification.ts';

/** A signature need not cover anything. */
export const fault: Fault = {
  id: 'signature-coverage-free',
  group: 'signature and digest',
  summary: 'A signature need not cover anything.',
  change: () => ({ signature: { checkCoverage: () => undefined } }),
};
