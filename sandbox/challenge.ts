import type { Customer } from './customers.ts';
import { checksumAddress, signerOfPersonalMessage } from './ethereum.ts';
import type { Call } from './http/call.ts';
import { timestamp } from './timestamps.ts';
import { parseAccountId, sameAccount } from './validation/account-id.ts';
import type { World } from './world.ts';

/** A text that the owner of a wallet is asked to sign. */
export interface Challenge {
  /** Base64 of the text. */
  readonly encoded: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
}

/** What a client sends back, all of it still unproved. */
export interface ChallengeSignature {
  readonly ownerId: string;
  /** Base64 of the text that was signed. */
  readonly challenge: string;
  /** Base64 of 65 bytes. */
  readonly signature: string;
}

/** Seconds that a challenge can be signed. */
export const CHALLENGE_LIFETIME_SECONDS = 3600;

/** How challenges are issued and judged; each member may be replaced by a fault. */
export interface ChallengePolicy {
  /** 16 alphanumeric characters. */
  nonce(world: World): string;
  /** The text as it is issued, given the documented one. */
  text(documented: string, customer: Customer): string;
  /** Whether the challenge can still be signed at this time. */
  isLive(challenge: Challenge, world: World): boolean;
  /** Whether no challenge of this customer can be signed any more. */
  alreadySigned(customer: Customer, call: Call): boolean;
  /** Whether the text is the one that this customer has to sign now. */
  isIssued(encoded: string, customer: Customer, world: World): boolean;
  /** Whether the one who signed is the owner of the customer's account. */
  isOwner(signer: string | undefined, customer: Customer): boolean;
  /** Called after a failed attempt to sign. */
  afterFailure(customer: Customer, world: World): void;
}

/** The strict policy: the customer's own, current, unexpired challenge, signed by the customer's own wallet, once. */
export const strictChallenges: ChallengePolicy = {
  nonce: (world) => world.values.alphanumeric(16),
  text: (documented) => documented,
  isLive: (challenge, world) => world.clock.milliseconds() < challenge.issuedAt + CHALLENGE_LIFETIME_SECONDS * 1000,
  alreadySigned: (customer) => customer.status !== 'initiating',
  isIssued: (encoded, customer, world) =>
    encoded === customer.challenge?.encoded && world.behaviour.challenges.isLive(customer.challenge, world),
  isOwner: (signer, customer) =>
    signer !== undefined && signer === parseAccountId(customer.chainId)?.address.toLowerCase(),
  afterFailure: issueChallenge,
};

/** The challenge that can be signed now; a fresh one where the last has expired. */
export function currentChallenge(customer: Customer, world: World): Challenge {
  return customer.challenge !== undefined && world.behaviour.challenges.isLive(customer.challenge, world)
    ? customer.challenge
    : issueChallenge(customer, world);
}

/** Gives the customer a new challenge in place of any earlier one. */
export function issueChallenge(customer: Customer, world: World): Challenge {
  const challenge = {
    encoded: Buffer.from(world.behaviour.challenges.text(challengeText(customer, world), customer)).toString('base64'),
    issuedAt: world.clock.milliseconds(),
  };
  customer.challenge = challenge;
  return challenge;
}

/** Whether the answer proves that the customer owns the account. */
export function provesOwnership(answer: ChallengeSignature, customer: Customer, world: World): boolean {
  const policy = world.behaviour.challenges;
  if (!sameAccount(answer.ownerId, customer.chainId) || !policy.isIssued(answer.challenge, customer, world))
    return false;
  const signer = signerOfPersonalMessage(
    Buffer.from(answer.challenge, 'base64'),
    Buffer.from(answer.signature, 'base64'),
  );
  return policy.isOwner(signer, customer);
}

/** The message of EIP-4361, as the documentation prints it (Sign in With X). */
function challengeText(customer: Customer, world: World): string {
  const account = parseAccountId(customer.chainId);
  return [
    `${world.origin().host} wants you to sign in with your Ethereum account:`,
    account === undefined ? customer.chainId : checksumAddress(account.address),
    '',
    'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy',
    '',
    `URI: ${world.origin().origin}`,
    'Version: 1',
    `Chain ID: ${account?.chainReference ?? ''}`,
    `Nonce: ${world.behaviour.challenges.nonce(world)}`,
    `Issued At: ${timestamp(BigInt(Math.floor(world.clock.milliseconds())) * 1_000_000n, 0)}`,
  ].join('\n');
}
