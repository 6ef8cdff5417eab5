import type { Variant } from '../modification.ts';

/** Milliseconds after which a new customer is listed. */
const DELAY_MS = 300;

/** Lists show a new customer a moment after its creation was answered, the newest first. */
export const variant: Variant = {
  id: 'late-lists',
  summary: 'Lists show a new customer a moment after its creation was answered, the newest first.',
  change: ({ customers }) => ({
    customers: {
      list(call) {
        const until = BigInt(Math.floor(call.world.clock.milliseconds() - DELAY_MS)) * 1_000_000n;
        return customers
          .list(call)
          .filter(({ createdAt }) => createdAt < until)
          .reverse();
      },
    },
  }),
};
