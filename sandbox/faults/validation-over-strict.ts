import type { Fault } from '../modification.ts';

/** An externalId of one character, or of the full length, is refused. */
export const fault: Fault = {
  id: 'validation-over-strict',
  group: 'validation',
  summary: 'An externalId of one character, or of the full length, is refused.',
  change: ({ validation }) => ({
    validation: {
      acceptsExternalId: (text) => validation.acceptsExternalId(text) && [...text].length > 1 && [...text].length < 255,
    },
  }),
};
