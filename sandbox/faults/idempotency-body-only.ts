import type { Fault } from '../modification.ts';

/** A key is bound to the body of its request alone. */
export const fault: Fault = {
  id: 'idempotency-body-only',
  group: 'idempotency',
  summary: 'A key is bound to the body of its request alone.',
  change: () => ({
    idempotency: { fingerprint: ({ message }) => message.body.toString('base64') },
  }),
};
