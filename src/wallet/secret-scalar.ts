import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { WalletError } from './wallet-error.ts';

/** Keeps these keys apart from everything else that could be derived from the same seed. */
const DOMAIN = 'offblocks-contract wallet secp256k1 v1';

/** One candidate in 2^128 is out of range, so that a second attempt already never happens in practice. */
const ATTEMPTS = 256;

/**
 * The secp256k1 secret key of (seed, name): HKDF-SHA-256 (RFC 5869) over the seed, with the name and an attempt counter as
 * info, until the 32 bytes are a scalar from 1 to n − 1 (SEC 1 §3.2.1).
 * @throws WalletError WALLET_SEED when seed or name is empty
 */
export function secretScalar(seed: string, name: string): Uint8Array {
  assertGiven('seed', seed);
  assertGiven('name', name);
  const label = Buffer.from(name, 'utf8');
  return firstScalar((attempt) =>
    hkdf(
      sha256,
      Buffer.from(seed, 'utf8'),
      Buffer.from(DOMAIN, 'utf8'),
      Buffer.concat([label, Uint8Array.of(attempt)]),
      32,
    ),
  );
}

/**
 * The first candidate that is a valid scalar.
 * @param candidate gives 32 bytes for each attempt from 0
 * @throws WalletError WALLET_KEY when none of 256 is valid
 */
export function firstScalar(candidate: (attempt: number) => Uint8Array): Uint8Array {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const scalar = candidate(attempt);
    if (secp256k1.utils.isValidSecretKey(scalar)) return scalar;
  }
  throw new WalletError({
    code: 'WALLET_KEY',
    what: 'no secret key could be derived for a wallet',
    expected: 'a scalar from 1 to n − 1 among the candidates',
    received: `${ATTEMPTS} candidates out of range`,
    next: 'choose another seed',
  });
}

function assertGiven(what: 'seed' | 'name', value: string): void {
  if (value !== '') return;
  throw new WalletError({
    code: 'WALLET_SEED',
    what: `a wallet needs a ${what}`,
    expected: 'a text of at least one character',
    received: 'an empty text',
    next: what === 'seed' ? 'set the seed of the run' : 'name the wallet after the case that uses it',
  });
}
