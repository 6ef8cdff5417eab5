import { isJsonObject } from '../json.ts';
import type { Variant } from '../modification.ts';

/** Errors say the same in other words. */
export const variant: Variant = {
  id: 'error-text-reworded',
  summary: 'Errors say the same in other words.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (shaped.refusal === undefined || !isJsonObject(shaped.body)) return shaped;
        return { ...shaped, body: { ...shaped.body, message: `Sorry, this did not work (${shaped.status}).` } };
      },
    },
  }),
};
