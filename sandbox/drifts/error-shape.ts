import type { Variant } from '../modification.ts';

/** Errors are problem details (RFC 9457). */
export const drift: Variant = {
  id: 'drift-error-shape',
  summary: 'Errors are problem details (RFC 9457).',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        const { refusal } = shaped;
        if (refusal === undefined) return shaped;
        return {
          ...shaped,
          headers: { ...shaped.headers, 'content-type': 'application/problem+json' },
          body: { title: refusal.code, detail: refusal.message, status: shaped.status },
        };
      },
    },
  }),
};
