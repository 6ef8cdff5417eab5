import type { Fault } from '../modification.ts';
import type { Tenant } from '../tenants.ts';

/** A pair that gave a token once is remembered, and gives one after it was replaced or deleted. */
export const fault: Fault = {
  id: 'auth-old-pair-lives',
  group: 'authentication',
  summary: 'A pair that gave a token once is remembered, and gives one after it was replaced or deleted.',
  change: ({ authentication }) => {
    const remembered = new Map<string, Tenant>();
    return {
      authentication: {
        entitled(given, world) {
          const pair = `${given.apiKey} ${given.apiSecret}`;
          const tenant = authentication.entitled(given, world);
          if (tenant !== undefined) remembered.set(pair, tenant);
          return remembered.get(pair);
        },
      },
    };
  },
};
