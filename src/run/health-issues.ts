import { type Alert, alertsOf } from '../health/alerts.ts';
import type { Night } from '../health/night.ts';
import { alertIssue, alertText } from '../report/health/alert-text.ts';

/** How the issue of an incident should be: what a job that runs no code of this project needs to open and close it. */
export interface IncidentIssue {
  readonly fingerprint: string;
  readonly open: boolean;
  readonly title: string;
  /** Markdown; holds `marker`, by which the issue is found again. */
  readonly body: string;
  readonly marker: string;
  /** What to say when it is closed; null while it is open. */
  readonly farewell: string | null;
}

/** An issue that nobody closed in time is left to people. */
const memoryMs = 7 * 86_400_000;

/** The issues of incidents that were told and last, or ended within seven days; oldest first. */
export function issuesOf(nights: readonly Night[], now: Date): IncidentIssue[] {
  const byIncident = new Map<string, Alert[]>();
  for (const alert of alertsOf(nights))
    byIncident.set(alert.fingerprint, [...(byIncident.get(alert.fingerprint) ?? []), alert]);
  return [...byIncident].flatMap(([fingerprint, alerts]) => {
    const over = alerts.find(({ kind }) => kind === 'recovered');
    const told = alerts.findLast(({ kind }) => kind !== 'recovered');
    if (told === undefined || (over && now.getTime() - Date.parse(over.at) > memoryMs)) return [];
    return [{ fingerprint, open: over === undefined, ...alertIssue(told), farewell: over ? alertText(over) : null }];
  });
}
