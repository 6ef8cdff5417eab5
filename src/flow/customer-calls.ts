import type { components } from '../../generated/types.ts';
import type { Invoke } from '../http/call.ts';
import type { Wallet } from '../wallet/wallet.ts';

/** A customer as the contract describes it. */
export type Customer = components['schemas']['Customer'];
/** A customer as creation answers it, with the challenge to sign. */
export type CustomerWithChallenge = components['schemas']['CustomerWithChallenge'];
/** The states of a customer. */
export type CustomerStatus = components['schemas']['CustomerStatus'];
/** The body that submits a signed challenge. */
export type ChallengeSignature = components['schemas']['ChallengeSignature'];

/** POST /customers for a wallet: the customer is identified by its CAIP-10 account id. */
export function createCustomer(body: { chainId: string; externalId: string }): Invoke<CustomerWithChallenge> {
  return (client) => client.createCustomer({ body });
}

/** GET /customers. */
export function listCustomers(): Invoke<Customer[]> {
  return (client) => client.listCustomers({});
}

/** GET /customers/{customerId}. */
export function getCustomer(customerId: string): Invoke<Customer> {
  return (client) => client.getCustomer({ params: { path: { customerId } } });
}

/** GET /customers/{customerId}/challenge: the challenge that is to be signed now. */
export function getChallenge(customerId: string): Invoke<{ challenge: string }> {
  return (client) => client.getCustomerChallenge({ params: { path: { customerId } } });
}

/** The body that a wallet's owner submits for a challenge. */
export function signedChallenge(
  wallet: Wallet,
  chainId: string,
  challenge: string,
  encoding?: Parameters<Wallet['signChallenge']>[1],
): ChallengeSignature {
  return { ownerId: wallet.accountId(chainId), challenge, signature: wallet.signChallenge(challenge, encoding) };
}

/** POST /customers/{customerId}/challenge/sign. */
export function signChallenge(customerId: string, body: ChallengeSignature): Invoke<unknown> {
  return (client) => client.signCustomerChallenge({ params: { path: { customerId } }, body });
}

/** PATCH /simulator/customers/{customerId}/verify or /reject: the verdict of the KYC partner. */
export function giveVerdict(customerId: string, verdict: 'verify' | 'reject'): Invoke<unknown> {
  const params = { path: { customerId } };
  return (client) => (verdict === 'verify' ? client.verifyCustomer({ params }) : client.rejectCustomer({ params }));
}

/** PATCH /customers/{customerId}/deactivate or /activate. */
export function setActivity(customerId: string, activity: 'deactivate' | 'activate'): Invoke<Customer> {
  const params = { path: { customerId } };
  return (client) =>
    activity === 'deactivate' ? client.deactivateCustomer({ params }) : client.activateCustomer({ params });
}
