import type { Fault } from '../modification.ts';

/** expiresAt is a minute earlier than the exp of the token. */
export const fault: Fault = {
  id: 'auth-token-expiry-differs',
  group: 'authentication',
  summary: 'expiresAt is a minute earlier than the exp of the token.',
  change: ({ presentation }) => ({
    presentation: { token: (token, expiresAt) => presentation.token(token, expiresAt - 60) },
  }),
};
