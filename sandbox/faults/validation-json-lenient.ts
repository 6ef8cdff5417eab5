import type { Fault } from '../modification.ts';

/** A body is read up to the end of its first object, whatever stands behind it. */
export const fault: Fault = {
  id: 'validation-json-lenient',
  group: 'validation',
  summary: 'A body is read up to the end of its first object, whatever stands behind it.',
  change: ({ validation }) => ({
    validation: {
      readBody(body) {
        const text = Buffer.from(body).toString('utf8');
        const end = text.indexOf('}');
        return validation.readBody(end < 0 ? body : Buffer.from(text.slice(0, end + 1)));
      },
    },
  }),
};
