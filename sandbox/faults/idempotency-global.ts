import type { Fault } from '../modification.ts';

/** All tenants share their idempotency keys. */
export const fault: Fault = {
  id: 'idempotency-global',
  group: 'idempotency',
  summary: 'All tenants share their idempotency keys.',
  change: () => ({ idempotency: { scope: () => 'all tenants' } }),
};
