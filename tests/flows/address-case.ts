/** A value that is compared: by its name, as it was known and as it is shown. */
export type Compared = readonly [name: string, known: unknown, shown: unknown];

/**
 * The mark of a difference that lies in the case of an address alone: the account is the same (EIP-55), and no page says
 * that the case is kept.
 * @returns nothing where there is no difference, or another one
 */
export function inferredByCase(differences: readonly Compared[]): { readonly inferred?: string } {
  const sameAccounts = differences.every(
    ([name, known, shown]) => name === 'chainId' && String(known).toLowerCase() === String(shown).toLowerCase(),
  );
  return differences.length > 0 && sameAccounts
    ? { inferred: 'the account is the same; no page says that the case of its address is kept' }
    : {};
}
