import { CUSTOMER_STATUSES } from '../customers.ts';
import type { Fault } from '../modification.ts';

/** A status that is sent at creation is stored. */
export const fault: Fault = {
  id: 'validation-extra-stored',
  group: 'validation',
  summary: 'A status that is sent at creation is stored.',
  change: ({ customers }) => ({
    customers: {
      admit(customer, body, call) {
        const status = CUSTOMER_STATUSES.find((name) => name === body.status);
        return customers.admit(status === undefined ? customer : { ...customer, status }, body, call);
      },
    },
  }),
};
