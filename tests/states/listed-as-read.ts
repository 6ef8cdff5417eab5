import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
import type { Customer } from '../../src/flow/customer-calls.ts';

/** What a row and a read of the same customer must both show; what is absent is the schema's finding. */
const shownAlike = ['externalId', 'chainId', 'status', 'createdAt', 'updatedAt'] as const;

/**
 * In what the list of customers differs from their own reads.
 * @param rows the list; other customers in it do not matter
 * @param reads a read of each customer that must be listed
 * @returns one phrase for each difference
 */
export function differencesOfList(rows: readonly Customer[], reads: readonly Customer[]): string[] {
  return reads.flatMap((read) => {
    const own = rows.filter(({ id }) => id === read.id);
    const [row] = own;
    if (row === undefined || own.length > 1) return [`${read.id} (${read.status}) stands in ${own.length} rows`];
    return shownAlike
      .filter((name) => row[name] !== undefined && read[name] !== undefined && !alike(name, row, read))
      .map((name) => `${read.id} is listed with ${name} ${row[name]} and reads ${read[name]}`);
  });
}

function alike(name: (typeof shownAlike)[number], row: Customer, read: Customer): boolean {
  // The case of an address is only its checksum (EIP-55).
  if (name === 'chainId') return row.chainId.toLowerCase() === read.chainId.toLowerCase();
  if (name !== 'createdAt' && name !== 'updatedAt') return row[name] === read[name];
  // An instant can be written in several ways; what is none is the schema's finding.
  const [listed, shown] = [parseInstant(row[name]), parseInstant(read[name])];
  return listed === undefined || shown === undefined || compareInstants(listed, shown) === 0;
}
