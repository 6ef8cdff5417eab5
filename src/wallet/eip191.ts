import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';

/** The hash that a wallet signs for personal_sign: EIP-191, version 0x45; the length counts bytes, not characters. */
export function personalMessageHash(message: Uint8Array): Uint8Array {
  const prefix = Buffer.from(`\x19Ethereum Signed Message:\n${message.length}`, 'ascii');
  return keccak_256(Buffer.concat([prefix, message]));
}

/**
 * Signs a message as personal_sign does (EIP-191, version 0x45; deterministic by RFC 6979, low s).
 * @param message bytes of the text
 * @param secretKey scalar of 32 bytes
 * @returns 65 bytes r‖s‖v with v 27 or 28
 */
export function signPersonalMessage(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  const recovered = secp256k1.sign(personalMessageHash(message), secretKey, { prehash: false, format: 'recovered' });
  // The library puts the recovery bit first and counts it from 0; Ethereum puts it last and counts from 27.
  const [recovery = 0] = recovered;
  return Uint8Array.of(...recovered.subarray(1), 27 + recovery);
}
