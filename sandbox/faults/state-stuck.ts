import type { Fault } from '../modification.ts';

/** A verified customer stays in verifying. */
export const fault: Fault = {
  id: 'state-stuck',
  group: 'state',
  summary: 'A verified customer stays in verifying.',
  change: ({ states }) => ({
    states: { verdict: (action) => (action === 'verify' ? undefined : states.verdict(action)) },
  }),
};
