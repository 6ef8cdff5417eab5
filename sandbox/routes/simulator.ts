import { takeVerdict } from '../customer-states.ts';
import { empty } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Operation } from '../http/operation.ts';
import { CHANGES } from '../http/operation.ts';
import { customerOfPath } from './path-id.ts';

const PATH = '/v1/simulator/customers/:customerId';

/** The simulator: the verdict on a verification, which partners give in real life. */
export const simulatorOperations: readonly Operation[] = [
  {
    id: 'simulateCustomerVerification',
    method: 'PATCH',
    path: `${PATH}/verify`,
    ...CHANGES,
    handle: (call) => verdict(call, 'verify'),
  },
  {
    id: 'simulateCustomerRejection',
    method: 'PATCH',
    path: `${PATH}/reject`,
    ...CHANGES,
    handle: (call) => verdict(call, 'reject'),
  },
];

function verdict(call: Call, action: 'verify' | 'reject') {
  takeVerdict(call.world, customerOfPath(call), action);
  return empty(202);
}
