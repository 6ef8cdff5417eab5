import type { Redactor } from '../evidence/redaction.ts';
import { type Format, formats } from '../report/formats.ts';
import type { RunReport } from '../report/run-report.ts';
import { writeRunFiles } from './run-files.ts';

/** The report without any known secret; exchanges and deliveries were redacted before they became evidence. */
export function withoutSecrets(report: RunReport, redactor: Redactor): RunReport {
  const { exchanges, deliveries, ...opinion } = report;
  return { ...redactor.value(opinion), exchanges, deliveries };
}

/**
 * Writes a report in each format; one that fails does not keep the others from being written.
 * @returns why formats could not be written, a sentence each
 */
export function writeReports(report: RunReport, folder: string, wanted: readonly Format[] = formats): string[] {
  return writeRunFiles(
    folder,
    wanted.map(({ file, render }) => [file, () => render(report)]),
  );
}
