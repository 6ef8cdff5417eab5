import type { Variant } from '../modification.ts';

/** Milliseconds: several times what an answer takes without them. */
const longer = 120;

/** Every answer takes more than twice as long. */
export const drift: Variant = {
  id: 'drift-latency',
  summary: 'Every answer takes more than twice as long.',
  change: ({ answers }) => ({
    answers: {
      async before(call) {
        await call.world.timers.pause(longer);
        return answers.before(call);
      },
    },
  }),
};
