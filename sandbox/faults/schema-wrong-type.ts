import type { Fault } from '../modification.ts';

/** expiresAt of a token is a string. */
export const fault: Fault = {
  id: 'schema-wrong-type',
  group: 'schema',
  summary: 'expiresAt of a token is a string.',
  change: ({ presentation }) => ({
    presentation: {
      token: (token, expiresAt) => ({ ...presentation.token(token, expiresAt), expiresAt: String(expiresAt) }),
    },
  }),
};
