import type { Fault } from '../modification.ts';

/** A signature that names no key is verified with the only one there is. */
export const fault: Fault = {
  id: 'signature-keyid-optional',
  group: 'signature and digest',
  summary: 'A signature that names no key is verified with the only one there is.',
  change: ({ signature }) => ({
    signature: { keyidOf: (received, call) => signature.keyidOf(received, call) ?? call.tenant?.signingKey?.keyId },
  }),
};
