import { describe, expect, it } from '@jest/globals';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 as keccak } from '@noble/hashes/sha3.js';
import { personalMessageHash, signPersonalMessage } from '../../../src/wallet/eip191.ts';
import { addressOf, walletFromSecretKey } from '../../../src/wallet/wallet.ts';

/** The example of web3.js's documentation of `eth.accounts.sign`; the key is public. */
const KEY = Buffer.from('4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318', 'hex');
const ADDRESS = '0x2c7536E3605D9C16a7a3D7b1898e529396a65c23';
const SIGNATURE =
  'b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c';

describe('EIP-191 personal messages', () => {
  const message = Buffer.from('Some data');

  it('are hashed as web3.js documents', () => {
    expect(Buffer.from(personalMessageHash(message)).toString('hex')).toBe(
      '1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655',
    );
  });

  it('are signed as web3.js documents, byte by byte', () => {
    expect(Buffer.from(signPersonalMessage(message, KEY)).toString('hex')).toBe(SIGNATURE);
  });

  it('belong to the address that web3.js documents', () => {
    expect(walletFromSecretKey(KEY).address).toBe(ADDRESS);
    expect(addressOf(secp256k1.getPublicKey(KEY, false))).toBe(ADDRESS);
  });

  it('count their length in bytes', () => {
    const prefixed = Buffer.from('\x19Ethereum Signed Message:\n2é', 'utf8');
    const wrong = Buffer.from('\x19Ethereum Signed Message:\n1é', 'utf8');
    expect(prefixed.length).toBe(wrong.length);
    const recovered = recover(Buffer.from('é', 'utf8'), signPersonalMessage(Buffer.from('é', 'utf8'), KEY), prefixed);
    expect(recovered).toBe(ADDRESS);
  });
});

/** Recovers the signer independently of the code under test, over a preimage that the test wrote itself. */
function recover(message: Uint8Array, signature: Uint8Array, preimage: Uint8Array): string {
  expect(Buffer.from(preimage).includes(Buffer.from(message))).toBe(true);
  const recoverable = Uint8Array.of((signature[64] ?? 0) - 27, ...signature.subarray(0, 64));
  const compressed = secp256k1.recoverPublicKey(recoverable, keccak(preimage), { prehash: false });
  return addressOf(secp256k1.Point.fromBytes(compressed).toBytes(false));
}
