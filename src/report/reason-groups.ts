import { outcomes } from '../verdict/outcome.ts';
import { counted } from './counted.ts';
import type { ReportedCheck } from './run-report.ts';
import { oneLine } from './shown-text.ts';

/** Checks of one outcome that one cause cost. */
export interface CauseGroup {
  /** In words, with the first exchange that shows it, where one does. */
  readonly cause: string;
  readonly checks: readonly ReportedCheck[];
}

/** What a step says that was not tried after another had failed; the cause is what comes behind it. */
const afterFailedStep = /^(?:not reached, because step "[^"\n]*" failed: )+/;
/** Ids of exchanges, `suite.step#n`: the same cause shows in several. */
const exchangeIds = /[\w-]+(?:\.[\w-]+)+#\d+/g;

/**
 * Checks by what cost them, the gravest outcome first, then the cause that cost most: one cause is told once, however many
 * checks, steps and suites met it.
 */
export function byCause(checks: readonly ReportedCheck[]): CauseGroup[] {
  const groups = new Map<string, { cause: string; checks: [ReportedCheck, ...ReportedCheck[]] }>();
  for (const check of checks) {
    const cause = (check.reason ?? 'no reason was recorded').replace(afterFailedStep, '');
    const key = `${check.outcome} ${cause.replace(exchangeIds, '#')}`;
    const known = groups.get(key);
    if (known) known.checks.push(check);
    else groups.set(key, { cause, checks: [check] });
  }
  const gravity = ({ checks: [{ outcome }] }: { checks: [ReportedCheck, ...ReportedCheck[]] }): number =>
    outcomes.indexOf(outcome);
  return [...groups.values()].sort((a, b) => gravity(b) - gravity(a) || b.checks.length - a.checks.length);
}

/** One line per cause: how many checks, of which outcome, why, and one of them. */
export function reasonLines(checks: readonly ReportedCheck[]): string[] {
  return byCause(checks).map(({ cause, checks: [first, ...others] }) => {
    const told = `${first?.outcome ?? ''}: ${oneLine(cause)}`;
    return `${counted(others.length + 1, 'check')} ${told}  (${first?.id ?? ''}${others.length > 0 ? ', …' : ''})`;
  });
}
