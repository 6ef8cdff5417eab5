import type { Fault } from '../modification.ts';

/** Tokens survive a change of credentials. */
export const fault: Fault = {
  id: 'auth-old-token-lives',
  group: 'authentication',
  summary: 'Tokens survive a change of credentials.',
  change: () => ({ authentication: { isCurrent: () => true } }),
};
