import type { Fault } from '../modification.ts';

/** The signature of a deletion need not cover the idempotency key. */
export const fault: Fault = {
  id: 'signature-key-uncovered',
  group: 'signature and digest',
  summary: 'The signature of a deletion need not cover the idempotency key.',
  change: ({ signature }) => ({
    signature: {
      checkCoverage(received, call) {
        const { message } = call;
        const headers = message.headers.filter(([name]) => message.method !== 'DELETE' || name !== 'idempotency-key');
        signature.checkCoverage(received, { ...call, message: { ...message, headers } });
      },
    },
  }),
};
