import type { Fault } from '../modification.ts';

/** From the third time on that a state of a customer is shown, updatedAt is that of the state before it. */
export const fault: Fault = {
  id: 'state-updated-at-back',
  group: 'state',
  summary: 'From the third time on that a state of a customer is shown, updatedAt is that of the state before it.',
  change: ({ presentation }) => {
    const earlier = new Map<string, string>();
    const latest = new Map<string, string>();
    const times = new Map<string, number>();
    return {
      presentation: {
        customer(customer, place) {
          const shown = presentation.customer(customer, place);
          const now = presentation.customer(customer, 'read').updatedAt;
          if (typeof now !== 'string' || place === 'event') return shown;
          const before = latest.get(customer.id);
          if (before !== now) {
            if (before !== undefined) earlier.set(customer.id, before);
            latest.set(customer.id, now);
            times.set(customer.id, 0);
          }
          if (place === 'read') times.set(customer.id, (times.get(customer.id) ?? 0) + 1);
          const stale = earlier.get(customer.id);
          return stale !== undefined && (times.get(customer.id) ?? 0) > 2 ? { ...shown, updatedAt: stale } : shown;
        },
      },
    };
  },
};
