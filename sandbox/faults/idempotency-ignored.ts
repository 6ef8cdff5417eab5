import type { Fault } from '../modification.ts';

/** A replay acts again. */
export const fault: Fault = {
  id: 'idempotency-ignored',
  group: 'idempotency',
  summary: 'A replay acts again.',
  change: () => ({ idempotency: { remembers: () => false } }),
};
