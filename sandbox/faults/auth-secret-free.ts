import type { Fault } from '../modification.ts';

/** An apiKey gives a token with any apiSecret. */
export const fault: Fault = {
  id: 'auth-secret-free',
  group: 'authentication',
  summary: 'An apiKey gives a token with any apiSecret.',
  change: () => ({
    authentication: { entitled: (given, world) => world.tenants.withApiKey(given.apiKey) },
  }),
};
