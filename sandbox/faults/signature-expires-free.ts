import type { Fault } from '../modification.ts';

/** A signature is accepted after its expires has passed. */
export const fault: Fault = {
  id: 'signature-expires-free',
  group: 'signature and digest',
  summary: 'A signature is accepted after its expires has passed.',
  change: ({ signature }) => ({
    signature: {
      checkTimes: ({ expires: _ignored, ...received }, nowSeconds) => signature.checkTimes(received, nowSeconds),
    },
  }),
};
