import { valueAt } from '../../src/contract/schema-aspects.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import { type Customer, getCustomer } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

const { enum: declared } = valueAt('#/components/schemas/CustomerStatus') as { readonly enum: readonly string[] };

/**
 * Whether a read is answered, but tells nothing of this customer's state: it shows none that the contract knows, or
 * another customer. Both are findings of the checks on every body.
 */
export function showsNoState({ status, data }: Reply<Customer>, customerId: string): boolean {
  if (status !== 200) return false;
  const known = declared.some((state) => state === data?.status);
  return !known || (data?.id !== undefined && data.id !== customerId);
}

/**
 * Reads a customer to see its state.
 * @throws StepFailed when the answer shows none: whether the customer changed is then unknown, and nobody's offence
 */
export async function readState(t: StepContext, identity: Identity, customerId: string): Promise<Reply<Customer>> {
  const reply = await t.call(getCustomer(customerId), { identity });
  if (!showsNoState(reply, customerId)) return reply;
  throw new StepFailed({
    kind: 'unmet',
    message: `the state of the customer can't be read in ${reply.answer.record.id}`,
  });
}
