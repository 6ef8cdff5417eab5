import type { Fault } from '../modification.ts';

/** Of an apiSecret only the first half is compared. */
export const fault: Fault = {
  id: 'auth-secret-begin',
  group: 'authentication',
  summary: 'Of an apiSecret only the first half is compared.',
  change: ({ authentication }) => ({
    authentication: {
      entitled({ apiKey, apiSecret }, world) {
        const secret = world.tenants.withApiKey(apiKey)?.credentials?.apiSecret ?? '';
        const half = secret.length / 2;
        const alike = half > 0 && apiSecret.slice(0, half) === secret.slice(0, half);
        return authentication.entitled({ apiKey, apiSecret: alike ? secret : apiSecret }, world);
      },
    },
  }),
};
