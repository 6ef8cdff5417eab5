import type { ReportedCheck, ReportedOffence } from './run-report.ts';

/** The offences of one check that are one discrepancy: the first speaks for all of them. */
export interface Discrepancy {
  readonly first: ReportedOffence;
  readonly all: readonly ReportedOffence[];
}

/** The offences of a check, those of one discrepancy together, in the order of the check. */
export function discrepanciesOf({ offences }: ReportedCheck): Discrepancy[] {
  const byFingerprint = new Map<string, { first: ReportedOffence; all: ReportedOffence[] }>();
  for (const offence of offences) {
    const known = byFingerprint.get(offence.fingerprint);
    if (known) known.all.push(offence);
    else byFingerprint.set(offence.fingerprint, { first: offence, all: [offence] });
  }
  return [...byFingerprint.values()];
}

/** Which other exchanges show it: `approve.read#8, approve.read#9, …`; empty where none does. */
export function furtherExchanges({ first, all }: Discrepancy): string {
  const further = [...new Set(all.map(({ exchange }) => exchange))].filter((id) => id !== first.exchange && id !== '');
  return `${further.slice(0, 3).join(', ')}${further.length > 3 ? ', …' : ''}`;
}
