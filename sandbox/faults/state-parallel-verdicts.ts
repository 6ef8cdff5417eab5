import type { Fault } from '../modification.ts';

/** Two verdicts given at the same time both take effect. */
export const fault: Fault = {
  id: 'state-parallel-verdicts',
  group: 'state',
  summary: 'Two verdicts given at the same time both take effect.',
  change({ states }) {
    const taken = new Map<string, { action: string; at: number }>();
    return {
      states: {
        allowsSecondVerdict: () => true,
        allows(action, customer) {
          if (action !== 'verify' && action !== 'reject') return states.allows(action, customer);
          const first = taken.get(customer.id);
          if (first !== undefined && first.action !== action && Date.now() - first.at < TOGETHER_MS) return true;
          if (first !== undefined || !states.allows(action, customer)) return false;
          taken.set(customer.id, { action, at: Date.now() });
          return true;
        },
      },
    };
  },
};

/** Milliseconds after a verdict in which the opposite one still counts: long enough for requests sent together. */
const TOGETHER_MS = 60;
