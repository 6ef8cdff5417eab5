import { isJsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** Errors carry the stack of calls. */
export const fault: Fault = {
  id: 'error-stack-trace',
  group: 'status, headers, framing',
  summary: 'Errors carry the stack of calls.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (shaped.refusal === undefined || !isJsonObject(shaped.body)) return shaped;
        return { ...shaped, body: { ...shaped.body, stack: shaped.refusal.stack ?? '' } };
      },
    },
  }),
};
