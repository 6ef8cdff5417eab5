import type { Fault } from '../modification.ts';

/** A challenge can be signed for ten minutes. */
export const fault: Fault = {
  id: 'challenge-dies-early',
  group: 'authentication',
  summary: 'A challenge can be signed for ten minutes.',
  change: ({ challenges }) => ({
    challenges: {
      isLive: (challenge, world) =>
        challenges.isLive(challenge, world) && world.clock.milliseconds() < challenge.issuedAt + 600_000,
    },
  }),
};
