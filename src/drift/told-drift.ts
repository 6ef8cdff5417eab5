import { type DriftFinding, driftFingerprint } from './finding.ts';
import type { OverlayAction } from './overlay-action.ts';

/** A finding with what would make the contract agree with it. */
export interface ToldDrift {
  readonly finding: DriftFinding;
  /** Empty where no change of the contract could, or where it should not. */
  readonly actions: readonly OverlayAction[];
  /** What it is about, in words that another kind of drift uses too: one cause is told once. */
  readonly subjects: readonly string[];
}

/** A finding without its fingerprint, which is made here. */
export function told(
  finding: Omit<DriftFinding, 'fingerprint'>,
  { actions = [], subjects = [], detail = '' }: Partial<Omit<ToldDrift, 'finding'>> & { readonly detail?: string } = {},
): ToldDrift {
  // Which operations show it is up to the suites that ran; the cause is the same.
  const { kind, code, direction, place } = finding;
  const cause = { kind, code, place, ...(direction === undefined ? {} : { direction }) };
  return { finding: { ...finding, fingerprint: driftFingerprint(cause, detail) }, actions, subjects };
}

/** The operations of a finding as it carries them: the first, and all where there are more. */
export function reach(operations: readonly string[]): Pick<DriftFinding, 'operation' | 'operations'> {
  const [operation] = operations;
  if (operation === undefined) return {};
  return operations.length === 1 ? { operation } : { operation, operations };
}

/** Widest spread first, then by count, then by place: what touches most operations is read first. */
export function byWeight({ finding: a }: ToldDrift, { finding: b }: ToldDrift): number {
  const spread = (one: DriftFinding): number => one.seen?.operations ?? one.operations?.length ?? 0;
  return (
    spread(b) - spread(a) ||
    (b.seen?.count ?? 0) - (a.seen?.count ?? 0) ||
    (`${a.code} ${a.place}` < `${b.code} ${b.place}` ? -1 : 1)
  );
}
