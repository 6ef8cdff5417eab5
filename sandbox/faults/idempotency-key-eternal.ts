import type { Fault } from '../modification.ts';

/** A key is never forgotten. */
export const fault: Fault = {
  id: 'idempotency-key-eternal',
  group: 'idempotency',
  summary: 'A key is never forgotten.',
  change: () => ({
    idempotency: { lifetimeSeconds: () => Number.POSITIVE_INFINITY },
  }),
};
