import type { Fault } from '../modification.ts';

/** A token that names no algorithm works unsigned. */
export const fault: Fault = {
  id: 'auth-alg-none',
  group: 'authentication',
  summary: 'A token that names no algorithm works unsigned.',
  change: ({ authentication }) => ({
    authentication: {
      isGenuine: (token, secret) =>
        (typeof token.algorithm === 'string' && token.algorithm.toLowerCase() === 'none') ||
        authentication.isGenuine(token, secret),
    },
  }),
};
