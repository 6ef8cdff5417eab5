import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import { type Destination, type Driven, driveCustomer, type Newcomer } from '../../src/flow/drive-customer.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/** A customer that does not exist yet, of this suite's own: wallet and externalId derive from the name. */
export function newcomer(t: StepContext, name: string): Newcomer {
  const { chainId: chain, challengeSignatureEncoding: encoding } = t.session.settings;
  return { wallet: t.wallet(name), chain, externalId: t.externalId(name), encoding };
}

/** A customer brought to a state, by its id and first challenge. */
export interface Arrived {
  readonly customerId: string;
  readonly challenge: string;
}

/**
 * Brings a new customer to a state as the precondition of a step.
 * @throws StepFailed when it did not get there: the flows judge why, this step only could not look
 */
export async function customerIn(
  t: StepContext,
  identity: Identity,
  name: string,
  state: Destination,
): Promise<Arrived> {
  const driven: Driven = await driveCustomer(t.caller(identity), newcomer(t, name), state, t.session.settings);
  const { customerId, challenge, reached, replies } = driven;
  if (reached && customerId !== undefined && challenge !== undefined) return { customerId, challenge };
  const last = replies.at(-1)?.answer.record.id ?? 'no exchange';
  throw new StepFailed({ kind: 'unmet', message: `no customer could be brought to ${state} (${last})` });
}
