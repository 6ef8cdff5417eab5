import { join } from 'node:path';
import { type HealthReport, healthReport } from '../health/health-report.ts';
import { historyLine, readHistory } from '../health/history.ts';
import type { Night } from '../health/night.ts';
import { alertSinks } from '../http/alert-sinks.ts';
import type { RunSettings } from '../http/session.ts';
import { renderHealthJson } from '../report/health/health-json.ts';
import { renderHealthPage } from '../report/health/health-page.ts';
import { type Alerting, deliverAlerts, dueAlerts, messageOf } from './health-alerts.ts';
import { appendLine, healthFiles, readLines } from './health-files.ts';
import { issuesOf } from './health-issues.ts';
import { writeRunFiles } from './run-files.ts';

/** What a night came to. */
export interface HealthResult {
  readonly night: Night;
  readonly report: HealthReport;
  /** Where history, page and ledger lie. */
  readonly folder: string;
  /** What could not be kept, and how the visitor itself went wrong, a sentence each. */
  readonly faults: readonly string[];
}

/** How a night is to be kept. */
export interface Keeping {
  /** Whether history, ledger and page stay as they are and nobody is told anything. */
  readonly dryRun: boolean;
  /** Our clock. */
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/**
 * Adds a night to the history, tells what follows from it, and writes the status page.
 * @param faults how the visitor itself went wrong: such a night says nothing about the environment and is not kept
 */
export async function keepAndTell(
  { dryRun, now, say }: Keeping,
  settings: RunSettings,
  folder: string,
  night: Night,
  faults: readonly string[],
): Promise<HealthResult> {
  const counts = faults.length === 0;
  const unkept = counts && !dryRun ? keptOrWhyNot(folder, night) : [];
  const read = readHistory(readLines(join(folder, healthFiles.history)), settings.environment);
  const shown = counts && (dryRun || unkept.length > 0) ? [...read.nights, night] : read.nights;
  const { sinks, close } = alertSinks(settings);
  const alerting: Alerting = { folder, sinks, now, say };
  let told: Awaited<ReturnType<typeof tell>> = { undelivered: [], faults: [] };
  try {
    if (dryRun) showAlerts(shown, alerting);
    // What is told of a night that is not in the history would be told again, under another id, by the next one.
    else told = await tell(read.nights, alerting);
  } finally {
    close();
  }
  const report = healthReport({
    environment: settings.environment,
    nights: shown,
    skipped: read.skipped,
    undelivered: told.undelivered,
    nowMs: now().getTime(),
  });
  const unwritten = dryRun
    ? []
    : writeRunFiles(folder, [
        [healthFiles.json, () => renderHealthJson(report)],
        [healthFiles.page, () => renderHealthPage(report)],
        [healthFiles.issues, () => `${JSON.stringify(issuesOf(read.nights, now()), null, 2)}\n`],
      ]);
  return { night, report, folder, faults: [...faults, ...unkept, ...told.faults, ...unwritten] };
}

function keptOrWhyNot(folder: string, night: Night): string[] {
  try {
    appendLine(folder, healthFiles.history, historyLine(night));
    return [];
  } catch (error) {
    return [`the night is ${night.state} and could not be kept in ${folder}: ${(error as Error).message}`];
  }
}

async function tell(
  nights: readonly Night[],
  alerting: Alerting,
): Promise<{ undelivered: HealthReport['undelivered']; faults: string[] }> {
  try {
    return { undelivered: await deliverAlerts(nights, alerting), faults: [] };
  } catch (error) {
    const { message } = error as Error;
    return { undelivered: [], faults: [`what was told could not be noted in ${alerting.folder}: ${message}`] };
  }
}

function showAlerts(nights: readonly Night[], { folder, sinks, now, say }: Alerting): void {
  const names = sinks.map(({ name }) => name);
  const due = dueAlerts(nights, names, folder, now());
  if (due.length === 0) say('dry run    no alert would be sent');
  for (const { alert, sink } of due) {
    const { text } = messageOf(alert);
    say(`dry run    to ${sink}: ${text.replaceAll('\n', '\n           ')}`);
  }
}
