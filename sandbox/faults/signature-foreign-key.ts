import type { Fault } from '../modification.ts';

/** Another tenant's key signs under its own id. */
export const fault: Fault = {
  id: 'signature-foreign-key',
  group: 'signature and digest',
  summary: "Another tenant's key signs under its own id.",
  change: () => ({
    signature: {
      candidateKeys: (received, call) =>
        call.world.tenants
          .all()
          .flatMap(({ signingKey }) => (signingKey?.keyId === received.keyid ? [signingKey] : []))
          .filter((key) => key !== undefined),
    },
  }),
};
