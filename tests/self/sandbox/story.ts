import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Client } from './client.ts';
import { objectOf } from './send.ts';

/** A wallet of a customer. */
export interface Wallet {
  chainId: string;
  /** Signs the text behind a base64 challenge as a personal message; gives r‖s‖v. */
  sign(challenge: string): Buffer;
}

/** A new wallet on chain 300. */
export function newWallet(): Wallet {
  const secretKey = secp256k1.utils.randomSecretKey();
  const publicKey = secp256k1.getPublicKey(secretKey, false);
  const address = Buffer.from(keccak_256(publicKey.subarray(1)).subarray(12)).toString('hex');
  return {
    chainId: `eip155:300:0x${address}`,
    sign(challenge) {
      const text = Buffer.from(challenge, 'base64');
      const message = Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${text.length}`), text]);
      const [recovery = 0, ...rs] = secp256k1.sign(keccak_256(message), secretKey, {
        prehash: false,
        format: 'recovered',
      });
      return Buffer.from([...rs, 27 + recovery]);
    },
  };
}

/** A customer that a test created. */
export interface CreatedCustomer {
  id: string;
  path: string;
  wallet: Wallet;
  externalId: string;
  challenge: string;
}

/** Creates a customer with a new wallet. */
export async function createCustomer(client: Client, externalId: string = randomUUID()): Promise<CreatedCustomer> {
  const wallet = newWallet();
  const received = await client.call('POST', '/customers', { body: { chainId: wallet.chainId, externalId } });
  expect([200, 201]).toContain(received.status);
  const { id, challenge } = objectOf(received);
  return { id: String(id), path: `/customers/${id}`, wallet, externalId, challenge: String(challenge) };
}

/** The answer to a challenge, right in everything. */
export function answerTo(customer: CreatedCustomer, challenge: string = customer.challenge) {
  return { ownerId: customer.wallet.chainId, challenge, signature: customer.wallet.sign(challenge).toString('base64') };
}

/** Signs the challenge of the customer. */
export async function signChallenge(client: Client, customer: CreatedCustomer) {
  const received = await client.call('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer) });
  expect(received.status).toBe(204);
}

/** The state of the customer as the API tells it. */
export async function statusOf(client: Client, customer: CreatedCustomer): Promise<unknown> {
  return objectOf(await client.call('GET', customer.path)).status;
}

/** Asks until the answer pleases or four seconds are over. */
export async function eventually<Value>(
  ask: () => Promise<Value> | Value,
  pleases: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + 4000;
  for (;;) {
    const value = await ask();
    if (pleases(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits until the customer is in the state. */
export async function reaches(client: Client, customer: CreatedCustomer, status: string): Promise<void> {
  expect(
    await eventually(
      () => statusOf(client, customer),
      (seen) => seen === status,
    ),
  ).toBe(status);
}

/** Asks the simulator for a verdict. */
export function simulate(client: Client, customer: CreatedCustomer, verdict: 'verify' | 'reject') {
  return client.call('PATCH', `/simulator${customer.path}/${verdict}`);
}

/** A new customer, brought to the state. */
export async function customerIn(client: Client, status: string): Promise<CreatedCustomer> {
  const customer = await createCustomer(client);
  if (status === 'initiating') return customer;
  await signChallenge(client, customer);
  if (status === 'screening') return customer;
  await reaches(client, customer, 'verifying');
  if (status === 'verifying') return customer;
  await simulate(client, customer, status === 'rejected' ? 'reject' : 'verify');
  await reaches(client, customer, status === 'rejected' ? 'rejected' : 'active');
  if (status === 'inactive') await client.call('PATCH', `${customer.path}/deactivate`);
  return customer;
}
