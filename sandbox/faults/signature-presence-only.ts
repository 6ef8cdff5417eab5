import { headerValues } from '../http/request-message.ts';
import { badSignature } from '../http-signature/received-signature.ts';
import type { Fault } from '../modification.ts';

/** Only the presence of a signature is checked. */
export const fault: Fault = {
  id: 'signature-presence-only',
  group: 'signature and digest',
  summary: 'Only the presence of a signature is checked.',
  change: () => ({
    signature: {
      verify({ message }) {
        for (const name of ['signature', 'signature-input']) {
          if (headerValues(message, name).length === 0) throw badSignature('a header is missing');
        }
      },
    },
  }),
};
