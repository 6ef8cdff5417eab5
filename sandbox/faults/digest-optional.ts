import type { Fault } from '../modification.ts';

/** A body needs no content digest. */
export const fault: Fault = {
  id: 'digest-optional',
  group: 'signature and digest',
  summary: 'A body needs no content digest.',
  change: () => ({ digest: { required: () => false } }),
};
