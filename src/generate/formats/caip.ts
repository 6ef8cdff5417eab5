const chainId = '[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}';
const caip2 = new RegExp(`^${chainId}$`);
const caip10 = new RegExp(`^${chainId}:[-.%a-zA-Z0-9]{1,128}$`);
const eip155 = /^eip155:(0|[1-9]\d*):0x[0-9a-fA-F]{40}$/;

/** True for a CAIP-2 blockchain id, `namespace:reference`. */
export function isCaip2(text: string): boolean {
  return caip2.test(text);
}

/**
 * True for a CAIP-10 account id, `namespace:reference:address`; in the namespace eip155 the address is 20 bytes of hex
 * after `0x` (CASA namespaces, eip155/caip10). The EIP-55 checksum is not judged: both spellings name the same account.
 */
export function isCaip10(text: string): boolean {
  return text.startsWith('eip155:') ? eip155.test(text) : caip10.test(text);
}
