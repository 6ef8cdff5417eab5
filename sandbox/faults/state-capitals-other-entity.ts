import type { Fault } from '../modification.ts';

/** An id in capitals reads another customer than in small letters. */
export const fault: Fault = {
  id: 'state-capitals-other-entity',
  group: 'state',
  summary: 'An id in capitals reads another customer than in small letters.',
  change: ({ customers }) => ({
    customers: {
      find(id, call) {
        const found = customers.find(id, call);
        if (found !== undefined || id === id.toLowerCase()) return found;
        return customers.list(call).find((other) => other.id !== id.toLowerCase());
      },
    },
  }),
};
