import type { Variant } from '../modification.ts';

/** Answers carry a header that is not documented. */
export const variant: Variant = {
  id: 'extra-header',
  summary: 'Answers carry a header that is not documented.',
  change: ({ answers }) => ({
    answers: {
      finish(answer, call) {
        const finished = answers.finish(answer, call);
        return { ...finished, headers: [...finished.headers, ['x-served-by', 'sandbox']] };
      },
    },
  }),
};
