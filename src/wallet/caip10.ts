import { WalletError } from './wallet-error.ts';

/** The parts of a CAIP-10 account id, `namespace:reference:address`. */
export interface AccountId {
  /** CAIP-2 chain id: `namespace:reference`. */
  readonly chainId: string;
  readonly namespace: string;
  readonly reference: string;
  readonly address: string;
}

const CHAIN_ID = /^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$/;
const ACCOUNT_ID = /^([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32}):([-.%a-zA-Z0-9]{1,128})$/;

/**
 * Joins a CAIP-2 chain id and an address to a CAIP-10 account id; the address keeps its case.
 * @throws WalletError CHAIN_ID_MALFORMED or ACCOUNT_ID_MALFORMED
 */
export function formatAccountId(chainId: string, address: string): string {
  if (!CHAIN_ID.test(chainId)) {
    throw new WalletError({
      code: 'CHAIN_ID_MALFORMED',
      what: 'a text is not a CAIP-2 chain id',
      expected: 'namespace:reference, e.g. eip155:300',
      received: JSON.stringify(chainId),
      next: 'correct the chain id',
    });
  }
  const accountId = `${chainId}:${address}`;
  parseAccountId(accountId);
  return accountId;
}

/**
 * Splits a CAIP-10 account id into its parts.
 * @throws WalletError ACCOUNT_ID_MALFORMED
 */
export function parseAccountId(text: string): AccountId {
  const [, namespace, reference, address] = ACCOUNT_ID.exec(text) ?? [];
  if (namespace === undefined || reference === undefined || address === undefined) {
    throw new WalletError({
      code: 'ACCOUNT_ID_MALFORMED',
      what: 'a text is not a CAIP-10 account id',
      expected: 'namespace:reference:address, e.g. eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb',
      received: JSON.stringify(text),
      next: 'correct the account id',
    });
  }
  return { chainId: `${namespace}:${reference}`, namespace, reference, address };
}
