import type { Fault } from '../modification.ts';

/** Any apiKey deletes the credentials of who calls. */
export const fault: Fault = {
  id: 'auth-delete-any-pair',
  group: 'authentication',
  summary: 'Any apiKey deletes the credentials of who calls.',
  change: () => ({ authentication: { namesPair: (apiKeys) => apiKeys.length === 1 } }),
};
