import type { Fault } from '../modification.ts';

/** Another customer's challenge is accepted. */
export const fault: Fault = {
  id: 'challenge-other-customer',
  group: 'authentication',
  summary: "Another customer's challenge is accepted.",
  change: ({ challenges }) => ({
    challenges: {
      isIssued: (encoded, customer, world) =>
        world.customers
          .all()
          .some((other) => challenges.isIssued(encoded, { ...customer, challenge: other.challenge }, world)),
    },
  }),
};
