import type { Fault } from '../modification.ts';

/** The nonces of challenges are counted. */
export const fault: Fault = {
  id: 'challenge-counted-nonce',
  group: 'authentication',
  summary: 'The nonces of challenges are counted.',
  change: () => {
    let issued = 0;
    return {
      challenges: {
        nonce() {
          issued += 1;
          return issued.toString().padStart(16, '0');
        },
      },
    };
  },
};
