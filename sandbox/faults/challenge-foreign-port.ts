import type { Fault } from '../modification.ts';

/** A challenge names the host that was asked without its port. */
export const fault: Fault = {
  id: 'challenge-foreign-port',
  group: 'authentication',
  summary: 'A challenge names the host that was asked without its port.',
  change: ({ challenges }) => ({
    challenges: {
      text: (documented, customer) => challenges.text(documented, customer).replace(/^([^ :]+):\d+ /, '$1 '),
    },
  }),
};
