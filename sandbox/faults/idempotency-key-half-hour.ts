import type { Fault } from '../modification.ts';

/** A key lives for half an hour. */
export const fault: Fault = {
  id: 'idempotency-key-half-hour',
  group: 'idempotency',
  summary: 'A key lives for half an hour.',
  change: () => ({ idempotency: { lifetimeSeconds: () => 1800 } }),
};
