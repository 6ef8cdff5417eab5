import type { Fault } from '../modification.ts';

/** The signature of a simulated verification is not checked. */
export const fault: Fault = {
  id: 'signature-one-operation',
  group: 'signature and digest',
  summary: 'The signature of a simulated verification is not checked.',
  change: ({ signature }) => ({
    signature: {
      verify(call) {
        if (call.operation.id !== 'simulateCustomerVerification') signature.verify(call);
      },
    },
  }),
};
