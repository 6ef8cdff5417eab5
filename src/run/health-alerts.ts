import { join } from 'node:path';
import { type DueDelivery, dueDeliveries, ledgerLine, readLedger, type SinkName } from '../health/alert-ledger.ts';
import { type Alert, alertsOf } from '../health/alerts.ts';
import type { Undelivered } from '../health/health-report.ts';
import type { Night } from '../health/night.ts';
import type { AlertMessage, AlertSink } from '../http/alert-sinks.ts';
import { alertBody, alertIssue, alertText } from '../report/health/alert-text.ts';
import { appendLine, healthFiles, readLines } from './health-files.ts';

/** Whom to tell, and what remembers that they were told. */
export interface Alerting {
  /** The folder of the environment's nights. */
  readonly folder: string;
  readonly sinks: readonly AlertSink[];
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/** What a sink is given for an alert. */
export function messageOf(alert: Alert): AlertMessage {
  const { id, kind } = alert;
  return { id, kind, text: alertText(alert), body: alertBody(alert), issue: alertIssue(alert) };
}

/** What the sinks have not got yet, by history and ledger. */
export function dueAlerts(
  nights: readonly Night[],
  sinks: readonly SinkName[],
  folder: string,
  now: Date,
): DueDelivery[] {
  const notes = readLedger(readLines(join(folder, healthFiles.ledger)));
  return dueDeliveries(alertsOf(nights), notes, sinks, now.getTime());
}

/**
 * Delivers what is due. Each delivery is noted after it succeeded, so that a crash repeats it rather than loses it; a sink
 * that fails is not asked again in this run, so that its alerts keep their order.
 * @returns what was not delivered, and why
 */
export async function deliverAlerts(nights: readonly Night[], alerting: Alerting): Promise<Undelivered[]> {
  const { folder, sinks, now, say } = alerting;
  const names = sinks.map(({ name }) => name);
  const failing = new Map<SinkName, string>();
  const undelivered: Undelivered[] = [];
  for (const { alert, sink: name } of dueAlerts(nights, names, folder, now())) {
    const sink = sinks.find((one) => one.name === name);
    if (sink === undefined) continue;
    const earlier = failing.get(name);
    const reason = earlier === undefined ? await attempt(sink, alert) : `waits for an earlier one: ${earlier}`;
    const note = { kind: 'delivery', version: 1, alert: alert.id, sink: name, at: now().toISOString() } as const;
    if (reason === undefined) {
      appendLine(folder, healthFiles.ledger, ledgerLine({ ...note, outcome: 'delivered' }));
      say(`alert      ${alert.kind} told to ${name}`);
      continue;
    }
    appendLine(folder, healthFiles.ledger, ledgerLine({ ...note, outcome: 'failed', reason }));
    if (earlier === undefined) failing.set(name, reason);
    undelivered.push({ alert: alert.id, kind: alert.kind, sink: name, reason });
    say(`alert      ${alert.kind} could not be told to ${name}, the next run tries again: ${reason}`);
  }
  return undelivered;
}

async function attempt(sink: AlertSink, alert: Alert): Promise<string | undefined> {
  try {
    await sink.deliver(messageOf(alert));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
