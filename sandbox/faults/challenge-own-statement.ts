import type { Fault } from '../modification.ts';

/** A challenge has another statement than the guide. */
export const fault: Fault = {
  id: 'challenge-own-statement',
  group: 'authentication',
  summary: 'A challenge has another statement than the guide.',
  change: ({ challenges }) => ({
    challenges: {
      text: (documented, customer) =>
        challenges.text(documented, customer).replace('verify ownership of', 'act in the name of'),
    },
  }),
};
