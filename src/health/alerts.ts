import { causeOf, type Incident, incidentsOf, shortHash } from './incidents.ts';
import type { Cause, Night } from './night.ts';

/** Bad nights of an incident, a night being a date, after which somebody is told that onboarding is degraded. */
const patience = 3;

/** Something that people are told once. */
export interface Alert {
  /** 12 hexadecimal characters; in every delivery, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly kind: 'down' | 'degraded' | 'recovered';
  readonly environment: string;
  /** The night that gave the reason, RFC 3339. */
  readonly at: string;
  readonly runId: string;
  /** Why; of a recovery, the gravest that is over. */
  readonly cause: Cause;
  /** When the incident began. */
  readonly since: string;
  /** The incident's, by which an issue is opened and closed. */
  readonly fingerprint: string;
}

/**
 * Every alert that a history gives reason for, oldest first: an incident is told when it becomes down, once, or when it has
 * been degraded for three nights; its end is told if it was. Derived from the history alone, so that a crash between a night
 * and its alert loses nothing.
 * @param nights oldest first
 */
export function alertsOf(nights: readonly Night[]): Alert[] {
  return incidentsOf(nights)
    .flatMap((incident) => alertsOfIncident(incident, nights))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function alertsOfIncident(incident: Incident, all: readonly Night[]): Alert[] {
  const { nights, end } = incident;
  const downAt = nights.findIndex(({ state }) => state === 'down');
  const mild = nights.slice(0, downAt === -1 ? undefined : downAt);
  // Who visits three times in an hour has not waited three nights.
  const degradedAt = mild.findIndex((_, index) => datesOf(mild.slice(0, index + 1)).size >= patience);
  const told = [
    ...[nights[degradedAt]].flatMap((night) => (night ? [alertOf('degraded', incident, night, causeOf(night))] : [])),
    ...[nights[downAt]].flatMap((night) => (night ? [alertOf('down', incident, night, causeOf(night))] : [])),
  ];
  const over = all.find(({ at, state }) => at === end && state === 'ok');
  if (told.length === 0 || over === undefined) return told;
  return [...told, alertOf('recovered', incident, over, (incident.worsened ?? incident).cause)];
}

function datesOf(nights: readonly Night[]): Set<string> {
  return new Set(nights.map(({ at }) => at.slice(0, 10)));
}

function alertOf(kind: Alert['kind'], { fingerprint, start }: Incident, night: Night, cause: Cause): Alert {
  const { environment, at, runId } = night;
  return { id: shortHash([fingerprint, kind]), kind, environment, at, runId, cause, since: start, fingerprint };
}
