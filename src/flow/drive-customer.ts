import type { Reply } from '../http/call.ts';
import type { Wallet } from '../wallet/wallet.ts';
import {
  type CustomerStatus,
  createCustomer,
  giveVerdict,
  setActivity,
  signChallenge,
  signedChallenge,
} from './customer-calls.ts';
import { type Caller, type PollBounds, type Polled, pollCustomer } from './poll-customer.ts';

/** Who is driven, and how its challenge's signature is written. */
export interface Newcomer {
  readonly wallet: Wallet;
  /** CAIP-2 chain id. */
  readonly chain: string;
  readonly externalId: string;
  readonly encoding: Parameters<Wallet['signChallenge']>[1];
}

/** How far a customer came. */
export interface Driven {
  readonly customerId: string | undefined;
  readonly challenge: string | undefined;
  /** Whether the wanted state was seen. */
  readonly reached: boolean;
  readonly replies: readonly Reply<unknown>[];
}

/** States that a customer can be driven to; `screening` passes by itself and can only be met on the way. */
export type Destination = Exclude<CustomerStatus, 'screening'>;

const verdicts: Readonly<Partial<Record<Destination, 'verify' | 'reject'>>> = {
  active: 'verify',
  inactive: 'verify',
  rejected: 'reject',
};

/** Takes a new customer through the documented flow to a state, without judging anything on the way. */
export async function driveCustomer(
  caller: Caller,
  newcomer: Newcomer,
  destination: Destination,
  bounds: PollBounds,
): Promise<Driven> {
  const replies: Reply<unknown>[] = [];
  const note = <T>(reply: Reply<T>): Reply<T> => {
    replies.push(reply);
    return reply;
  };
  const { wallet, chain, externalId, encoding } = newcomer;
  const created = note(await caller(createCustomer({ chainId: wallet.accountId(chain), externalId })));
  const customerId = created.data?.id;
  const challenge = created.data?.challenge;
  const arrived = (reached: boolean): Driven => ({ customerId, challenge, reached, replies });
  if (customerId === undefined || challenge === undefined) return arrived(false);
  const waitFor = async (status: CustomerStatus): Promise<Polled> => {
    const polled = await pollCustomer(caller, customerId, status, ['rejected'], bounds);
    replies.push(...polled.reads);
    return polled;
  };
  if (destination === 'initiating') return arrived(created.data?.status === 'initiating');
  note(await caller(signChallenge(customerId, signedChallenge(wallet, chain, challenge, encoding))));
  const verifying = await waitFor('verifying');
  const verdict = verdicts[destination];
  if (!verifying.reached || verdict === undefined) return arrived(verifying.reached);
  note(await caller(giveVerdict(customerId, verdict)));
  const judged = await waitFor(verdict === 'verify' ? 'active' : 'rejected');
  if (!judged.reached || destination !== 'inactive') return arrived(judged.reached);
  note(await caller(setActivity(customerId, 'deactivate')));
  return arrived((await waitFor('inactive')).reached);
}
