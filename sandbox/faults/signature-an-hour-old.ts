import type { Fault } from '../modification.ts';

/** A signature may be some hours old. */
export const fault: Fault = {
  id: 'signature-an-hour-old',
  group: 'signature and digest',
  summary: 'A signature may be some hours old.',
  change: ({ signature }) => ({
    signature: {
      checkTimes(received, nowSeconds) {
        const { created } = received;
        const recent = created !== undefined && created < nowSeconds && created > nowSeconds - 6 * 3600;
        signature.checkTimes(recent ? { ...received, created: nowSeconds } : received, nowSeconds);
      },
    },
  }),
};
