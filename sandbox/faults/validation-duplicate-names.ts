import type { Json } from '../json.ts';
import type { Fault } from '../modification.ts';

/** Of a property that a body names twice the last value counts. */
export const fault: Fault = {
  id: 'validation-duplicate-names',
  group: 'validation',
  summary: 'Of a property that a body names twice the last value counts.',
  change: ({ validation }) => ({
    validation: {
      readBody(body) {
        try {
          const value: Json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
          return validation.readBody(Buffer.from(JSON.stringify(value)));
        } catch {
          return validation.readBody(body);
        }
      },
    },
  }),
};
