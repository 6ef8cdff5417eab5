import type { Fault } from '../modification.ts';

/** Any registered key passes for any keyid. */
export const fault: Fault = {
  id: 'signature-any-key',
  group: 'signature and digest',
  summary: 'Any registered key passes for any keyid.',
  change: () => ({
    signature: {
      candidateKeys: (received, call) =>
        call.world.tenants.all().flatMap(({ signingKey }) => {
          const fits =
            signingKey !== undefined && (received.alg === undefined || received.alg === signingKey.algorithm);
          return fits ? [signingKey] : [];
        }),
    },
  }),
};
