import type { Variant } from '../modification.ts';
import { uuidFromBytes } from '../seeded-values.ts';

/** Customers have ids of version 7. */
export const variant: Variant = {
  id: 'uuid-v7-ids',
  summary: 'Customers have ids of version 7.',
  change: () => ({
    customers: {
      idFor(customer, { world }) {
        const bytes = world.values.fixed(`${customer.chainId} ${customer.externalId} ${world.values.uuid()}`);
        // The first 48 bits are milliseconds since the epoch (RFC 9562, section 5.7).
        bytes.writeUIntBE(Math.floor(world.clock.milliseconds()), 0, 6);
        return uuidFromBytes(bytes, 7);
      },
    },
  }),
};
