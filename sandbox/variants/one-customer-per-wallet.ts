import type { Variant } from '../modification.ts';
import { sameAccount } from '../validation/account-id.ts';

/** A wallet, and an externalId, belongs to one customer of a tenant. */
export const variant: Variant = {
  id: 'one-customer-per-wallet',
  summary: 'A wallet, and an externalId, belongs to one customer of a tenant.',
  change: () => ({
    customers: {
      conflicts: (existing, candidate) =>
        existing.externalId === candidate.externalId || sameAccount(existing.chainId, candidate.chainId),
    },
  }),
};
