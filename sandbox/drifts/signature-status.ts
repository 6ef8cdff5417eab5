import type { Variant } from '../modification.ts';

/** A bad signature counts as missing authorisation and not as an invalid request. */
export const drift: Variant = {
  id: 'drift-signature-status',
  summary: 'A bad signature is answered with 401 instead of 400.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (shaped.refusal?.code !== 'INVALID_SIGNATURE') return shaped;
        return { ...shaped, status: 401, headers: { ...shaped.headers, 'www-authenticate': 'Bearer' } };
      },
    },
  }),
};
