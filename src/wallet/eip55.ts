import { keccak_256 } from '@noble/hashes/sha3.js';
import { WalletError } from './wallet-error.ts';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/**
 * The address in the mixed case that carries its checksum (EIP-55).
 * @param address 0x and 40 hexadecimal digits in any case
 * @throws WalletError ADDRESS_MALFORMED for anything else
 */
export function checksumAddress(address: string): string {
  if (!ADDRESS.test(address)) {
    throw new WalletError({
      code: 'ADDRESS_MALFORMED',
      what: 'a text is not an Ethereum address',
      expected: '0x and 40 hexadecimal digits',
      received: JSON.stringify(address),
      next: 'correct the address',
    });
  }
  const digits = address.slice(2).toLowerCase();
  const hash = Buffer.from(keccak_256(Buffer.from(digits, 'ascii'))).toString('hex');
  const cased = [...digits].map((digit, i) => (Number.parseInt(hash.charAt(i), 16) >= 8 ? digit.toUpperCase() : digit));
  return `0x${cased.join('')}`;
}

/** Whether a text is an address whose case is its EIP-55 checksum. */
export function isChecksumAddress(text: string): boolean {
  return ADDRESS.test(text) && checksumAddress(text) === text;
}
