import { empty } from '../http/answer.ts';
import { CHANGES } from '../http/operation.ts';
import type { Fault } from '../modification.ts';
import { customerOfPath } from '../routes/path-id.ts';

/** A customer can be deleted. */
export const fault: Fault = {
  id: 'method-undeclared',
  group: 'status, headers, framing',
  summary: 'A customer can be deleted.',
  change({ customers, answers }) {
    const deleted = new Set<string>();
    return {
      customers: {
        find: (id, call) => (deleted.has(id) ? undefined : customers.find(id, call)),
        list: (call) => customers.list(call).filter(({ id }) => !deleted.has(id)),
      },
      answers: {
        furtherOperations: () => [
          ...answers.furtherOperations(),
          {
            id: 'deleteCustomer',
            method: 'DELETE',
            path: '/v1/customers/:customerId',
            ...CHANGES,
            handle(call) {
              deleted.add(customerOfPath(call).id);
              return empty(204);
            },
          },
        ],
      },
    };
  },
};
