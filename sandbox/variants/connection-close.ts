import type { Variant } from '../modification.ts';

/** Every answer ends its connection. */
export const variant: Variant = {
  id: 'connection-close',
  summary: 'Every answer ends its connection.',
  change: ({ answers }) => ({
    answers: {
      finish(answer, call) {
        const finished = answers.finish(answer, call);
        return { ...finished, headers: [...finished.headers, ['connection', 'close']] };
      },
    },
  }),
};
