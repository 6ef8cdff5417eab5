import type { Fault } from '../modification.ts';

/** The idempotency key may be missing. */
export const fault: Fault = {
  id: 'idempotency-key-optional',
  group: 'idempotency',
  summary: 'The idempotency key may be missing.',
  change: () => ({ idempotency: { optional: () => true } }),
};
