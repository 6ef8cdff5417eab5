import type { Identity } from '../../src/evidence/records.ts';
import { type CustomerStatus, getCustomer } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/**
 * D12, D13: a call that the state does not allow was refused and changed nothing.
 * @param state the state the customer was in before the call and must be in after it
 */
export async function checkIllegalCall(
  t: StepContext,
  identity: Identity,
  customerId: string,
  state: CustomerStatus,
  reply: Reply<unknown>,
  requirement = 'customer.illegal-refused',
  caseId?: string,
): Promise<void> {
  const after = await t.call(getCustomer(customerId), { identity });
  const refused = reply.status >= 400 && reply.status < 500;
  t.check(
    requirement,
    {
      holds: refused && after.data?.status === state,
      message: refused
        ? `a refused call changed a customer in ${state}`
        : `a call that ${state} does not allow was accepted`,
      expected: `a 4xx, and the customer stays ${state}`,
      received: `${reply.status}, and the customer is ${String(after.data?.status)}`,
      answers: [after.answer, reply.answer],
    },
    caseId,
  );
}
