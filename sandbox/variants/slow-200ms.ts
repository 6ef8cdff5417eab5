import type { Variant } from '../modification.ts';

/** Every answer takes 200 milliseconds longer. */
export const variant: Variant = {
  id: 'slow-200ms',
  summary: 'Every answer takes 200 milliseconds longer.',
  change: ({ answers }) => ({
    answers: {
      async before(call) {
        await call.world.timers.pause(200);
        return answers.before(call);
      },
    },
  }),
};
