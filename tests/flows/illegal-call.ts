import type { Identity } from '../../src/evidence/records.ts';
import type { CustomerStatus } from '../../src/flow/customer-calls.ts';
import type { Invoke } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { readState } from './shown-state.ts';

/** No page says with which status a call in the wrong state is refused: any of these is a refusal. */
const refusals = [400, 403, 404, 409, 422];

/**
 * D12, D13: makes a call that the state does not allow, and judges that it was refused and changed nothing.
 * @param state the state the customer is in before the call and must be in after it
 * @param proof the requirement, or `requirement#case`
 * @returns whether the customer is still in that state
 */
export async function checkIllegalCall(
  t: StepContext,
  identity: Identity,
  customerId: string,
  state: CustomerStatus,
  invoke: Invoke<unknown>,
  proof = 'customer.illegal-refused',
): Promise<boolean> {
  const reply = await t.call(invoke, { identity, intent: { kind: 'invalid', provokes: refusals } });
  const after = await readState(t, identity, customerId);
  const refused = reply.status >= 400 && reply.status < 500;
  t.observe(`state.refusal-status.${reply.answer.record.operation ?? ''}.${state}`, String(reply.status), reply.answer);
  t.check(proof, {
    holds: refused && after.data?.status === state,
    message: refused
      ? `a refused call changed a customer in ${state}`
      : `a call that ${state} does not allow was accepted`,
    expected: `a 4xx, and the customer stays ${state}`,
    received: `${reply.status}, and the customer is ${String(after.data?.status)}`,
    answers: [after.answer, reply.answer],
    ...(reply.answer.record.operation === undefined ? {} : { twin: reply.answer.record.operation }),
  });
  return after.data?.status === state;
}
