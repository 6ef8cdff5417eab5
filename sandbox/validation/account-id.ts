/** The parts of an account on an EVM chain (CAIP-10). */
export interface AccountId {
  /** The reference of the chain: a decimal number. */
  readonly chainReference: string;
  /** `0x` and 40 hexadecimal digits, as given. */
  readonly address: string;
}

const EIP155_ACCOUNT = /^eip155:([1-9][0-9]{0,31}):(0x[0-9a-fA-F]{40})$/;

/** Reads `eip155:<reference>:<address>`; undefined for anything else. */
export function parseAccountId(text: string): AccountId | undefined {
  const [, chainReference, address] = EIP155_ACCOUNT.exec(text) ?? [];
  return chainReference === undefined || address === undefined ? undefined : { chainReference, address };
}

/** Whether two account ids name the same account: the case of an address is only its checksum (EIP-55). */
export function sameAccount(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
