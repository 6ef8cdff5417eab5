import type { ComparedWith, ReportedOffence } from './run-report.ts';
import { oneLine } from './shown-text.ts';

/** What a run was compared with and what came of it, in one line. */
export function comparisonLine({ name, unseen, ...numbers }: ComparedWith): string {
  const counts = `${numbers.new} new, ${numbers.still} still, ${numbers.fixed} fixed`;
  return `compared with ${name}: ${counts}${unseen === 0 ? '' : `, ${unseen} not looked at`}`;
}

/** Whether a discrepancy is new or since when it is known; empty where there was nothing to compare with. */
export function noveltyText({ novelty, since }: ReportedOffence): string {
  if (novelty === undefined) return '';
  return novelty === 'still' ? `still since ${since ?? 'before'}` : 'new';
}

/** What is fixed, a line each. */
export function fixedLines(compared: ComparedWith | undefined): string[] {
  return (compared?.gone ?? []).map(
    ({ requirement, message, fingerprint, since }) =>
      `${requirement}  ${oneLine(message)} (${fingerprint}, was known since ${since})`,
  );
}

/** What the environment does otherwise than before where the contract leaves it open, a line each. */
export function changedObservationLines(compared: ComparedWith | undefined): string[] {
  return (compared?.observations ?? []).map(
    ({ id, before, now }) => `${id}  was ${oneLine(before)}, is ${oneLine(now)}`,
  );
}
