import type { Fault } from '../modification.ts';
import type { RegisteredKey } from '../tenants.ts';

/** A signing key that was used once is remembered, and signs after it was replaced or deleted. */
export const fault: Fault = {
  id: 'auth-key-cached',
  group: 'authentication',
  summary: 'A signing key that was used once is remembered, and signs after it was replaced or deleted.',
  change: ({ signature }) => {
    const remembered = new Map<string, RegisteredKey>();
    return {
      signature: {
        candidateKeys(received, call) {
          const place = `${call.tenant?.id ?? ''} ${received.keyid ?? ''}`;
          for (const key of signature.candidateKeys(received, call)) remembered.set(place, key);
          const key = remembered.get(place);
          return key === undefined ? [] : [key];
        },
      },
    };
  },
};
