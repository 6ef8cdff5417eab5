import { badSignature, receivedSignatures } from '../http-signature/received-signature.ts';
import type { Variant } from '../modification.ts';

/** A request may carry one signature only: RFC 9421 lets the verifier choose, and the contract is silent. */
export const drift: Variant = {
  id: 'drift-signature-policy',
  summary: 'A request with a second good signature is refused.',
  change: ({ signature }) => ({
    signature: {
      verify(call) {
        signature.verify(call);
        if (receivedSignatures(call.message).length > 1) throw badSignature('there is more than one');
      },
    },
  }),
};
