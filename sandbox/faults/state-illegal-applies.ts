import { moveCustomer } from '../customer-states.ts';
import type { Fault } from '../modification.ts';

/** An action in the wrong state is refused, and takes effect. */
export const fault: Fault = {
  id: 'state-illegal-applies',
  group: 'state',
  summary: 'An action in the wrong state is refused, and takes effect.',
  change: () => ({
    states: {
      onRefused(action, customer, world) {
        if (customer.status !== EFFECT[action]) moveCustomer(world, customer, EFFECT[action]);
      },
    },
  }),
};

const EFFECT = {
  verify: 'active',
  reject: 'rejected',
  activate: 'active',
  deactivate: 'inactive',
  sign: 'screening',
} as const;
