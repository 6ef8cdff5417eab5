import type { Fault } from '../modification.ts';

/** The event says active while the customer is still read as verifying. */
export const fault: Fault = {
  id: 'webhook-disagrees',
  group: 'webhooks',
  summary: 'The event says active while the customer is still read as verifying.',
  change({ presentation }) {
    const announced = new Map<string, number>();
    return {
      presentation: {
        customer(customer, place) {
          const shown = presentation.customer(customer, place);
          if (customer.status !== 'active') return shown;
          if (place === 'event' && !announced.has(customer.id)) announced.set(customer.id, Date.now());
          const behind = Date.now() - (announced.get(customer.id) ?? 0) < BEHIND_MS;
          return behind && (place === 'read' || place === 'list') ? { ...shown, status: 'verifying' } : shown;
        },
      },
    };
  },
};

/** Milliseconds for which the customer is shown in its earlier state. */
const BEHIND_MS = 700;
