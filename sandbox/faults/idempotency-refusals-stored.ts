import type { Fault } from '../modification.ts';

/** A refusal is stored like a success. */
export const fault: Fault = {
  id: 'idempotency-refusals-stored',
  group: 'idempotency',
  summary: 'A refusal is stored like a success.',
  change: () => ({ idempotency: { keeps: ({ status }) => status < 500 } }),
};
