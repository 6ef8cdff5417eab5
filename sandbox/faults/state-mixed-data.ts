import type { Fault } from '../modification.ts';

/** A customer in verifying is read with the externalId of the one in verifying that was read before it. */
export const fault: Fault = {
  id: 'state-mixed-data',
  group: 'state',
  summary: 'A customer in verifying is read with the externalId of the one in verifying that was read before it.',
  change: ({ presentation }) => {
    let before: string | undefined;
    return {
      presentation: {
        customer(customer, place) {
          const shown = presentation.customer(customer, place);
          if (place !== 'read' || customer.status !== 'verifying') return shown;
          const externalId = before ?? customer.externalId;
          before = customer.externalId;
          return { ...shown, externalId };
        },
      },
    };
  },
};
