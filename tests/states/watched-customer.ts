import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import { type Customer, getChallenge, getCustomer, signedChallenge } from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { customerIn } from '../flows/newcomer.ts';
import { showsNoState } from '../flows/shown-state.ts';
import type { CallTarget } from './customer-machine.ts';

/** A customer that a step brought to a state, with what it takes to call every operation on it. */
export interface WatchedCustomer extends CallTarget {
  readonly name: string;
}

/**
 * Brings a new customer to a state.
 * @throws StepFailed when it did not get there
 */
export async function watchedCustomer(
  t: StepContext,
  identity: Identity,
  name: string,
  state: Destination,
): Promise<WatchedCustomer> {
  const { chainId, challengeSignatureEncoding } = t.session.settings;
  const { customerId, challenge } = await customerIn(t, identity, name, state);
  return { name, customerId, signed: signedChallenge(t.wallet(name), chainId, challenge, challengeSignatureEncoding) };
}

/** The customer with the challenge that it is to sign now, signed; with the one it has where none can be read. */
export async function withLatestChallenge(
  t: StepContext,
  identity: Identity,
  customer: WatchedCustomer,
): Promise<WatchedCustomer> {
  const { chainId, challengeSignatureEncoding } = t.session.settings;
  const { data } = await t.call(getChallenge(customer.customerId), { identity });
  if (typeof data?.challenge !== 'string') return customer;
  const signed = signedChallenge(t.wallet(customer.name), chainId, data.challenge, challengeSignatureEncoding);
  return { ...customer, signed };
}

/**
 * Reads a customer for a comparison.
 * @throws StepFailed when there is nothing to compare
 */
export async function readCustomer(
  t: StepContext,
  identity: Identity,
  customerId: string,
): Promise<Reply<Customer> & { data: Customer }> {
  const reply = await t.call(getCustomer(customerId), { identity });
  const { data } = reply;
  // Another customer's data is the finding of the check on the id; a comparison with it would only repeat that.
  const comparable = !showsNoState(reply, customerId) && typeof data?.updatedAt === 'string';
  if (data !== undefined && comparable) return { ...reply, data };
  throw new StepFailed({ kind: 'unmet', message: `no customer to compare in ${reply.answer.record.id}` });
}

/**
 * How far updatedAt moved between two reads: negative, zero or positive; undefined where one of them is no instant,
 * which is the schema's finding.
 */
export function movement(before: Customer, after: Customer): number | undefined {
  const [first, second] = [parseInstant(before.updatedAt), parseInstant(after.updatedAt)];
  return first === undefined || second === undefined ? undefined : compareInstants(second, first);
}
