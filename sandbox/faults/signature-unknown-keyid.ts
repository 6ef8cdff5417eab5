import type { Fault } from '../modification.ts';

/** An unknown keyid passes. */
export const fault: Fault = {
  id: 'signature-unknown-keyid',
  group: 'signature and digest',
  summary: 'An unknown keyid passes.',
  change: () => ({ signature: { onUnknownKey: () => undefined } }),
};
