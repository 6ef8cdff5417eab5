import { headerValues } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** A key is forgotten with the token that it came with. */
export const fault: Fault = {
  id: 'idempotency-per-token',
  group: 'idempotency',
  summary: 'A key is forgotten with the token that it came with.',
  change: ({ idempotency }) => ({
    idempotency: {
      scope: (tenant, call) =>
        `${idempotency.scope(tenant, call)} ${headerValues(call.message, 'authorization').join()}`,
    },
  }),
};
