import type { Fault } from '../modification.ts';

/** Any text that is not empty does for an idempotency key. */
export const fault: Fault = {
  id: 'idempotency-key-any-text',
  group: 'idempotency',
  summary: 'Any text that is not empty does for an idempotency key.',
  change: () => ({ idempotency: { isKey: (text) => text !== '' } }),
};
