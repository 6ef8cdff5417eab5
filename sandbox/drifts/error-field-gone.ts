import { isJsonObject } from '../json.ts';
import type { Variant } from '../modification.ts';

/** Errors no longer say in words what is wrong: the contract never promised that they do. */
export const drift: Variant = {
  id: 'drift-error-field-gone',
  summary: 'Errors no longer say in words what is wrong.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (shaped.refusal === undefined || !isJsonObject(shaped.body)) return shaped;
        const { message: _, ...rest } = shaped.body;
        return { ...shaped, body: rest };
      },
    },
  }),
};
