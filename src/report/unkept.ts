import { exitCodes } from '../verdict/outcome.ts';
import type { RunReport } from './run-report.ts';

/**
 * What is said of a run whose reports could not be written: a verdict that nobody can look up is not one to release by,
 * unless it accuses anyway.
 * @param unwritten why reports could not be written, a sentence each
 */
export function unkept(report: RunReport, unwritten: readonly string[]): RunReport {
  if (unwritten.length === 0 || report.exitCode === exitCodes.violated) return report;
  const why = 'what the run found could not be kept';
  return {
    ...report,
    word: 'suite fault',
    exitCode: exitCodes['suite fault'],
    sentence: `suite fault: ${why}; judged: ${report.sentence}`,
    reasons: [why, ...unwritten, ...report.reasons],
  };
}
