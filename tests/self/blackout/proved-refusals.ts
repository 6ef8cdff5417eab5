import type { ContractOutcome } from '../run/contract-process.ts';

/** The ids of checks that a refusal proved: in an environment that refuses everything, or nothing, there may be none. */
export function provedRefusals({ verdict, evidence }: Pick<ContractOutcome, 'verdict' | 'evidence'>): string[] {
  const refusals = new Set(
    evidence.records.flatMap((record) =>
      record.kind === 'check' && (record.twin !== undefined || /refused|required/.test(record.requirement))
        ? [record.id]
        : [],
    ),
  );
  return (verdict?.checks ?? [])
    .filter(({ id, outcome }) => outcome === 'proved' && refusals.has(id))
    .map(({ id }) => id);
}
