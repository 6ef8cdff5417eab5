import type { Fault } from '../modification.ts';

/** The same key with another payload gives the old answer. */
export const fault: Fault = {
  id: 'idempotency-payload-free',
  group: 'idempotency',
  summary: 'The same key with another payload gives the old answer.',
  change: () => ({ idempotency: { fingerprint: ({ message }) => `${message.method} ${message.target}` } }),
};
