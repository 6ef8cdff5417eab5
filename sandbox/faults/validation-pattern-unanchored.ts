import type { Fault } from '../modification.ts';

/** A chainId may be followed by anything. */
export const fault: Fault = {
  id: 'validation-pattern-unanchored',
  group: 'validation',
  summary: 'A chainId may be followed by anything.',
  change: () => ({
    validation: { acceptsChainId: (text) => /eip155:[1-9][0-9]{0,31}:0x[0-9a-fA-F]{40}/.test(text) },
  }),
};
