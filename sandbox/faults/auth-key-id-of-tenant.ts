import type { Fault } from '../modification.ts';

/** All keys of a tenant have the same id. */
export const fault: Fault = {
  id: 'auth-key-id-of-tenant',
  group: 'authentication',
  summary: 'All keys of a tenant have the same id.',
  change: () => ({ authentication: { keyId: ({ id }) => id } }),
};
