import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { formatAccountId } from './caip10.ts';
import { decodeChallenge } from './challenge-base64.ts';
import { type ChallengeSignatureEncoding, encodeChallengeSignature } from './challenge-signature.ts';
import { checksumAddress } from './eip55.ts';
import { signPersonalMessage } from './eip191.ts';
import { secretScalar } from './secret-scalar.ts';

/** A test wallet: an externally-owned Ethereum account. It holds no funds and must never be given any. */
export interface Wallet {
  /** EIP-55 address. */
  readonly address: string;
  /**
   * The CAIP-10 account id on a chain.
   * @param chainId CAIP-2, e.g. eip155:300
   * @throws WalletError CHAIN_ID_MALFORMED
   */
  accountId(chainId: string): string;
  /**
   * Signs the text of a challenge as personal_sign does (EIP-191, EIP-4361).
   * @param challengeBase64 the challenge as the API gives it
   * @param encoding what becomes base64; default the 65 bytes r‖s‖v
   * @returns base64
   * @throws WalletError CHALLENGE_NOT_BASE64
   */
  signChallenge(challengeBase64: string, encoding?: ChallengeSignatureEncoding): string;
}

/**
 * The wallet of this name in a run: the same for the same seed and name, another for any other.
 * @param seed secret enough for test data only: who knows it has the keys
 * @param name of the flow or case that uses the wallet
 * @throws WalletError WALLET_SEED when one of them is empty
 */
export function walletFromSeed(seed: string, name: string): Wallet {
  return walletFromSecretKey(secretScalar(seed, name));
}

/**
 * The wallet of a known secret key.
 * @param secretKey secp256k1 scalar of 32 bytes, from 1 to n − 1
 */
export function walletFromSecretKey(secretKey: Uint8Array): Wallet {
  const address = addressOf(secp256k1.getPublicKey(secretKey, false));
  return {
    address,
    accountId: (chainId) => formatAccountId(chainId, address),
    signChallenge: (challengeBase64, encoding = 'bytes') =>
      encodeChallengeSignature(signPersonalMessage(decodeChallenge(challengeBase64), secretKey), encoding),
  };
}

/**
 * The EIP-55 address of a public key: the last 20 bytes of the hash of its two coordinates.
 * @param publicKey uncompressed point of 65 bytes, 0x04 first
 */
export function addressOf(publicKey: Uint8Array): string {
  return checksumAddress(`0x${Buffer.from(keccak_256(publicKey.subarray(1)).subarray(-20)).toString('hex')}`);
}
