import type { Variant } from '../modification.ts';

/** A method that a path does not have is answered with 404, as if there were nothing. */
export const drift: Variant = {
  id: 'drift-undeclared-method',
  summary: 'A method that a path does not have is answered with 404, as if there were nothing.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (shaped.refusal?.code !== 'METHOD_NOT_ALLOWED') return shaped;
        const { allow: _, ...headers } = shaped.headers;
        return { ...shaped, status: 404, headers };
      },
    },
  }),
};
