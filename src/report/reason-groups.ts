import { counted } from './counted.ts';
import type { ReportedCheck } from './run-report.ts';
import { oneLine } from './shown-text.ts';

/** One line per reason, because one cause is one line however many checks it cost. */
export function reasonLines(checks: readonly ReportedCheck[]): string[] {
  const byReason = new Map<string, ReportedCheck[]>();
  for (const check of checks) {
    const reason = `${check.outcome}: ${oneLine(check.reason ?? 'no reason was recorded')}`;
    const own = byReason.get(reason) ?? [];
    byReason.set(reason, own);
    own.push(check);
  }
  return [...byReason].map(
    ([reason, own]) => `${counted(own.length, 'check')} ${reason}  (${own[0]?.id ?? ''}${own.length > 1 ? ', …' : ''})`,
  );
}
