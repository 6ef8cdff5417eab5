import type { Fault } from '../modification.ts';

/** Of several signatures only the first one is looked at. */
export const fault: Fault = {
  id: 'signature-first-only',
  group: 'signature and digest',
  summary: 'Of several signatures only the first one is looked at.',
  change: () => ({
    signature: { demanded: (received) => received.slice(0, 1) },
  }),
};
