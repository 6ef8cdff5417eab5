import type { Fault } from '../modification.ts';

/** A body is read whatever it says that it is. */
export const fault: Fault = {
  id: 'validation-media-type-free',
  group: 'validation',
  summary: 'A body is read whatever it says that it is.',
  change: () => ({ validation: { mediaType: () => undefined } }),
};
