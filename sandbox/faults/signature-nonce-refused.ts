import { combinedHeader } from '../http/request-message.ts';
import { badSignature } from '../http-signature/received-signature.ts';
import type { Fault } from '../modification.ts';

/** A signature with a nonce is refused. */
export const fault: Fault = {
  id: 'signature-nonce-refused',
  group: 'signature and digest',
  summary: 'A signature with a nonce is refused.',
  change: ({ signature }) => ({
    signature: {
      verify(call) {
        signature.verify(call);
        if (combinedHeader(call.message, 'signature-input')?.includes(';nonce=')) throw badSignature('it has a nonce');
      },
    },
  }),
};
