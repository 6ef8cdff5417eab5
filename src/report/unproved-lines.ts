import { counted } from './counted.ts';
import { reasonLines } from './reason-groups.ts';
import type { ReportedCheck, RunReport } from './run-report.ts';

/** Most suites that are named in a line. */
const mostNamed = 5;

/** What a run owes and did not prove, the gravest first: suites that did not end, whose checks nobody knows, then checks by cause. */
export function unprovedLines(report: Pick<RunReport, 'checks' | 'suites'>): string[] {
  const idle = idleSuites(report);
  const names = `${idle.slice(0, mostNamed).join(', ')}${idle.length > mostNamed ? ', …' : ''}`;
  const line = `${counted(idle.length, 'suite')} of ${report.suites.length} did not run to ${idle.length === 1 ? 'its' : 'their'} end: ${names}`;
  return [...(idle.length > 0 ? [line] : []), ...reasonLines(unprovedChecks(report))];
}

/** How much it is: `4 checks, 1 suite`. */
export function unprovedCount(report: Pick<RunReport, 'checks' | 'suites'>): string {
  const idle = idleSuites(report).length;
  return `${counted(unprovedChecks(report).length, 'check')}${idle > 0 ? `, ${counted(idle, 'suite')}` : ''}`;
}

function idleSuites({ suites }: Pick<RunReport, 'suites'>): string[] {
  return suites.flatMap(({ ran, name }) => (ran ? [] : [name]));
}

function unprovedChecks({ checks }: Pick<RunReport, 'checks'>): ReportedCheck[] {
  return (['suite-fault', 'undecided', 'not-reached'] as const).flatMap((outcome) =>
    checks.filter((check) => check.outcome === outcome),
  );
}

/** What stands where no violation does: where no check was made it says nothing for the API. */
export function noViolationText({ checks }: Pick<RunReport, 'checks'>): string {
  return checks.length === 0 ? 'none: nothing was looked at' : 'none';
}
