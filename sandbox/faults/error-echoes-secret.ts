import { isJsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** The refusal of wrong credentials repeats the apiSecret. */
export const fault: Fault = {
  id: 'error-echoes-secret',
  group: 'status, headers, framing',
  summary: 'The refusal of wrong credentials repeats the apiSecret.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        if (call === undefined || shaped.refusal?.code !== 'INVALID_CREDENTIALS' || !isJsonObject(shaped.body))
          return shaped;
        return { ...shaped, body: { ...shaped.body, request: call.message.body.toString('utf8') } };
      },
    },
  }),
};
