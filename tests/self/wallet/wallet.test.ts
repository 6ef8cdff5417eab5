import { describe, expect, it } from '@jest/globals';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { isChecksumAddress } from '../../../src/wallet/eip55.ts';
import { firstScalar, secretScalar } from '../../../src/wallet/secret-scalar.ts';
import { addressOf, walletFromSeed } from '../../../src/wallet/wallet.ts';

/** The address that signed a message, recovered without the code that signs. */
function signerOf(message: Uint8Array, signature: Uint8Array): string {
  const preimage = Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${message.length}`), message]);
  const recoverable = Uint8Array.of((signature[64] ?? 0) - 27, ...signature.subarray(0, 64));
  const publicKey = secp256k1.recoverPublicKey(recoverable, keccak_256(preimage), { prehash: false });
  return addressOf(secp256k1.Point.fromBytes(publicKey).toBytes(false));
}

const text = fc.string({ minLength: 1, maxLength: 20 });
const challenge = fc.uint8Array({ minLength: 1, maxLength: 200 });

describe('a wallet', () => {
  it('is the same for the same seed and name', () => {
    fc.assert(
      fc.property(text, text, (seed, name) => {
        expect(walletFromSeed(seed, name).address).toBe(walletFromSeed(seed, name).address);
      }),
      { numRuns: 20 },
    );
  });

  it('is another for another seed, another name, and for the two exchanged', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 2 }), text, ([one = '', two = ''], same) => {
        expect(walletFromSeed(one, same).address).not.toBe(walletFromSeed(two, same).address);
        expect(walletFromSeed(same, one).address).not.toBe(walletFromSeed(same, two).address);
        expect(walletFromSeed(one, two).address).not.toBe(walletFromSeed(two, one).address);
      }),
      { numRuns: 20 },
    );
  });

  it('does not confuse where the seed ends and the name begins', () => {
    expect(walletFromSeed('ab', 'c').address).not.toBe(walletFromSeed('a', 'bc').address);
  });

  it('stays the same from release to release, so that a run can be repeated', () => {
    expect(walletFromSeed('seed', 'name').address).toBe('0x555aA900138b8770A9883407Cae10c5EF06B52C3');
  });

  it('has an EIP-55 address and a CAIP-10 id on the chain asked for', () => {
    const wallet = walletFromSeed('seed', 'name');
    expect(isChecksumAddress(wallet.address)).toBe(true);
    expect(wallet.accountId('eip155:300')).toBe(`eip155:300:${wallet.address}`);
    expect(() => wallet.accountId('300')).toThrow('CHAIN_ID_MALFORMED');
  });

  it('signs challenges so that the signature recovers to its address', () => {
    fc.assert(
      fc.property(text, text, challenge, (seed, name, message) => {
        const wallet = walletFromSeed(seed, name);
        const signature = Buffer.from(wallet.signChallenge(Buffer.from(message).toString('base64')), 'base64');
        expect(signature).toHaveLength(65);
        expect([27, 28]).toContain(signature[64]);
        expect(signerOf(message, signature)).toBe(wallet.address);
      }),
      { numRuns: 50 },
    );
  });

  it('gives a signature that belongs to no other text', () => {
    fc.assert(
      fc.property(challenge, fc.nat(), fc.integer({ min: 1, max: 255 }), (message, at, flip) => {
        const wallet = walletFromSeed('seed', 'name');
        const signature = Buffer.from(wallet.signChallenge(Buffer.from(message).toString('base64')), 'base64');
        const altered = Uint8Array.from(message);
        altered[at % altered.length] = (altered[at % altered.length] ?? 0) ^ flip;
        expect(signerOf(altered, signature)).not.toBe(wallet.address);
      }),
      { numRuns: 30 },
    );
  });

  it('encodes the signature as bytes, or as hexadecimal text with or without 0x', () => {
    const wallet = walletFromSeed('seed', 'name');
    const message = Buffer.from('text').toString('base64');
    const hex = Buffer.from(wallet.signChallenge(message), 'base64').toString('hex');
    expect(wallet.signChallenge(message, 'bytes')).toBe(wallet.signChallenge(message));
    expect(Buffer.from(wallet.signChallenge(message, 'hex-text'), 'base64').toString()).toBe(hex);
    expect(Buffer.from(wallet.signChallenge(message, 'hex-text-0x'), 'base64').toString()).toBe(`0x${hex}`);
  });

  it.each([
    { seed: '', name: 'n', what: 'a wallet needs a seed', next: 'set the seed of the run' },
    { seed: 's', name: '', what: 'a wallet needs a name', next: 'name the wallet after the case that uses it' },
  ])('needs more than seed "$seed" and name "$name"', ({ seed, name, what, next }) => {
    expect(() => walletFromSeed(seed, name)).toThrow(`WALLET_SEED  ${what}
  expected  a text of at least one character
  received  an empty text
  next      ${next}`);
  });
});

describe('a secret scalar', () => {
  const n = Buffer.from('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141', 'hex');
  const largest = Buffer.from('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140', 'hex');
  const tooLarge = [new Uint8Array(32), n, new Uint8Array(32).fill(255)];

  it('is the first candidate from 1 to n − 1; zero, n and more are rejected', () => {
    const scalar = firstScalar((attempt) => tooLarge[attempt] ?? largest);
    expect(Buffer.from(scalar).equals(largest)).toBe(true);
  });

  it('is not looked for without end', () => {
    expect(() => firstScalar(() => n)).toThrow(`WALLET_KEY  no secret key could be derived for a wallet
  expected  a scalar from 1 to n − 1 among the candidates
  received  256 candidates out of range
  next      choose another seed`);
  });

  it('has 32 bytes', () => {
    expect(secretScalar('seed', 'name')).toHaveLength(32);
  });
});

describe('a challenge', () => {
  const wallet = walletFromSeed('seed', 'name');

  it.each([
    { fault: 'nothing', challenge: '', received: 'an empty text' },
    { fault: 'a character of base64url', challenge: 'ab-d', received: '"-" at character 3 of 4' },
    { fault: 'a space', challenge: 'YWJj ZGVm', received: '" " at character 5 of 9' },
    { fault: 'a line end at the end', challenge: 'YWJj\n', received: '"\\n" at character 5 of 5' },
    { fault: 'plain text', challenge: 'a.example wants you', received: '"." at character 2 of 19' },
    { fault: 'missing padding', challenge: 'YWI', received: '3 characters, which is no multiple of 4' },
    {
      fault: 'padding in the middle',
      challenge: 'YQ==YWJj',
      received: 'padding or last character that no encoder writes',
    },
    {
      fault: 'bits that no encoder sets',
      challenge: 'YWJ=',
      received: 'padding or last character that no encoder writes',
    },
    { fault: 'padding only', challenge: '====', received: 'padding or last character that no encoder writes' },
  ])('with $fault is refused, not signed as another text', ({ challenge: base64, received }) => {
    expect(() => wallet.signChallenge(base64)).toThrow(`CHALLENGE_NOT_BASE64  the challenge is not base64
  expected  characters A–Z a–z 0–9 + /, padded with = to a multiple of 4 (RFC 4648 §4)
  received  ${received}
  next      take the property challenge of the answer as it is; if it is like that there, the answer breaks the contract`);
  });
});
