import type { Fault } from '../modification.ts';

/** A token outlives the credentials that were deleted. */
export const fault: Fault = {
  id: 'auth-deleted-token-lives',
  group: 'authentication',
  summary: 'A token outlives the credentials that were deleted.',
  change: ({ authentication }) => ({
    authentication: {
      isCurrent: (claims, tenant) => tenant.credentials === undefined || authentication.isCurrent(claims, tenant),
    },
  }),
};
