import type { Fault } from '../modification.ts';

/** An externalId may be as long as it likes. */
export const fault: Fault = {
  id: 'validation-text-unbounded',
  group: 'validation',
  summary: 'An externalId may be as long as it likes.',
  change: () => ({
    validation: { acceptsExternalId: (text) => text !== '' },
  }),
};
