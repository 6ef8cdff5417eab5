import type { HoleReason } from './hole-reasons.ts';
import type { CoverageRow } from './rows.ts';

/** What of a run and its environment explains that places were not reached. */
export interface Circumstances {
  /** Whether it was the embedded environment. */
  readonly isLocal: boolean;
  readonly capabilities: readonly string[];
  /** Components that signatures are to cover, as the settings list them. */
  readonly components: readonly string[];
  /** Algorithms of the keys that the settings hold. */
  readonly algorithms: readonly string[];
  /** Why less ran than there is: a profile, `--only`, an interruption; absent where everything ran. */
  readonly limitedBy?: string;
}

/** Whether a place fits what coverage.yaml names; `*` stands for any text. */
function fits(pattern: string, place: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(place);
}

/** Gives each hole the reason that somebody wrote down, else what limited the run; without either it stays without. */
export function explained(
  rows: readonly CoverageRow[],
  reasons: readonly HoleReason[],
  { capabilities, limitedBy }: Circumstances,
): CoverageRow[] {
  const valid = reasons.filter(({ needs }) => needs === undefined || !capabilities.includes(needs));
  return rows.map((row) => {
    if (row.hits > 0 || row.reason !== undefined) return row;
    const found = valid.find(({ place }) => fits(place, row.place));
    const needs = found?.needs === undefined ? '' : ` (the environment does not offer: ${found.needs})`;
    const reason = found ? `${found.reason}${needs}` : limitedBy;
    return reason === undefined ? row : { ...row, reason };
  });
}

/**
 * Entries of coverage.yaml that name no place, or one that was reached. They are told only of the embedded environment, by
 * which the file is kept: elsewhere settings name other places, and a customer that OffBlocks itself moves reaches some by luck.
 */
export function staleReasons(
  rows: readonly CoverageRow[],
  reasons: readonly HoleReason[],
  { isLocal }: Circumstances,
): string[] {
  if (!isLocal) return [];
  return reasons.flatMap(({ place, where, needs }) => {
    const fitting = rows.filter((row) => fits(place, row.place));
    if (fitting.length === 0) return [`${where}: ${place} names no place of the contract`];
    const reached = fitting.find(({ hits }) => hits > 0);
    if (reached === undefined || needs !== undefined) return [];
    return [`${where}: ${place} was reached (${reached.place}, ${reached.hits})`];
  });
}
