import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import type { Variant } from '../modification.ts';

/** The tenant has customers besides those that a client created. */
export const variant: Variant = {
  id: 'foreign-rows',
  summary: 'The tenant has customers besides those that a client created.',
  change({ customers }) {
    const furnished = new Set<string>();
    return {
      customers: {
        list(call) {
          const tenant = callingTenant(call);
          if (!furnished.has(tenant.id)) addRows(call, tenant.id);
          furnished.add(tenant.id);
          return customers.list(call);
        },
      },
    };
  },
};

/** How many customers somebody else has created. */
const ROWS = 25;

function addRows({ world }: Call, tenantId: string): void {
  for (let row = 0; row < ROWS; row += 1) {
    const now = world.clock.tick();
    world.customers.add({
      id: world.values.uuid(),
      tenantId,
      chainId: `eip155:300:0x${world.values.fixed(`foreign row ${row}`).toString('hex').slice(0, 40)}`,
      externalId: `somebody else's ${row}`,
      status: row % 2 === 0 ? 'active' : 'rejected',
      createdAt: now,
      updatedAt: now,
    });
  }
}
