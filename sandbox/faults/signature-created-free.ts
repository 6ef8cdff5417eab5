import type { Fault } from '../modification.ts';

/** A signature never grows too old. */
export const fault: Fault = {
  id: 'signature-created-free',
  group: 'signature and digest',
  summary: 'A signature never grows too old.',
  change: ({ signature }) => ({
    signature: {
      checkTimes(received, nowSeconds) {
        const old = received.created !== undefined && received.created < nowSeconds;
        signature.checkTimes(old ? { ...received, created: nowSeconds } : received, nowSeconds);
      },
    },
  }),
};
