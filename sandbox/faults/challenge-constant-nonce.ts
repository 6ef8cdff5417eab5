import type { Fault } from '../modification.ts';

/** Every challenge has the same nonce. */
export const fault: Fault = {
  id: 'challenge-constant-nonce',
  group: 'authentication',
  summary: 'Every challenge has the same nonce.',
  change: () => ({ challenges: { nonce: () => '5ufoiEqDaFvmfo78' } }),
};
