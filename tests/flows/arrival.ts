import { valueAt } from '../../src/contract/schema-aspects.ts';
import { isPath, readMachine } from '../../src/contract/state-machine.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { Customer, CustomerStatus } from '../../src/flow/customer-calls.ts';
import { type Destination, driveCustomer } from '../../src/flow/drive-customer.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { showsNoState } from './shown-state.ts';

/**
 * D11, D14: waits until a customer is in a state and judges the states on the way. That it never came violates only if
 * a second, fresh customer does not get there either.
 * @param calls operationIds that were called since the customer was in `from`
 * @returns the read that showed it
 * @throws StepFailed when the state was not reached: what comes after it makes no sense; or when no state can be read
 */
export async function checkArrival(
  t: StepContext,
  identity: Identity,
  customerId: string,
  from: CustomerStatus,
  to: Destination,
  requirement: string,
  calls: readonly string[],
): Promise<Reply<Customer> & { readonly data: Customer }> {
  const { settings } = t.session;
  const polled = await pollCustomer(t.caller(identity), customerId, to, ['rejected'], settings);
  const answers = polled.reads.map(({ answer }) => answer);
  const last = polled.reads.at(-1);
  if (last) t.judgeStatus('getCustomer.200', last);
  if (last && showsNoState(last, customerId)) {
    throw new StepFailed({
      kind: 'unmet',
      message: `the state of the customer can't be read in ${last.answer.record.id}`,
    });
  }
  const path = [from, ...polled.states.filter((state, index) => index > 0 || state !== from)];
  t.check('customer.states-follow-machine', {
    holds: isPath(readMachine(valueAt('#/components/schemas/CustomerStatus')), path, calls),
    message: 'the customer was seen in states that are no path of the documented machine',
    expected: 'a path of the documented machine',
    received: path.join(' -> '),
    answers,
  });
  if (polled.reached && last?.data) {
    t.check(requirement, { holds: true, message: '', expected: to, received: to, answers });
    return { ...last, data: last.data };
  }
  const seen = polled.states.join(' -> ') || `status ${last?.status ?? 'none'}`;
  const second = await driveCustomer(
    t.caller(identity),
    {
      wallet: t.wallet('second-opinion'),
      chain: settings.chainId,
      externalId: t.externalId('second-opinion'),
      encoding: settings.challengeSignatureEncoding,
    },
    to,
    settings,
  );
  const secondAnswers = second.replies.map(({ answer }) => answer);
  const message = `the customer did not become ${to} within ${settings.pollBoundMs} ms`;
  if (second.reached) t.undecided(requirement, `${message}, a second one did`, [...answers, ...secondAnswers]);
  else
    t.check(requirement, {
      holds: false,
      message: `${message}, nor did a second one`,
      expected: `... -> ${to}`,
      received: seen,
      answers,
    });
  throw new StepFailed({ kind: second.reached ? 'unmet' : 'violation', message: `${message}: ${seen}` });
}
