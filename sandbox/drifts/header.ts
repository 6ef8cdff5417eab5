import type { Variant } from '../modification.ts';

/** Answers carry a header that nobody documented. */
export const drift: Variant = {
  id: 'drift-header',
  summary: 'Answers carry a header that nobody documented.',
  change: ({ answers }) => ({
    answers: {
      finish(answer, call) {
        const finished = answers.finish(answer, call);
        return { ...finished, headers: [...finished.headers, ['x-deployment', 'blue']] };
      },
    },
  }),
};
