import { createHash } from 'node:crypto';
import type { Cause, HealthState, Night } from './night.ts';

/** A stretch of nights on which onboarding was not ok. */
export interface Incident {
  /** 12 hexadecimal characters, the same as long as the bad night that was kept first is known. */
  readonly fingerprint: string;
  /** RFC 3339. */
  readonly start: string;
  /** The first ok night after it; null while it lasts. */
  readonly end: string | null;
  readonly worst: 'degraded' | 'down';
  /** Of the first bad night. */
  readonly cause: Cause;
  /** What came later and was graver than the first bad night: when it became down, and why; null where nothing did. */
  readonly worsened: { readonly at: string; readonly cause: Cause } | null;
  /** Run id of the first bad night, whose evidence holds the exchange of the cause. */
  readonly runId: string;
  /** The bad nights, oldest first; unknown ones between them are no part of it. */
  readonly nights: readonly Night[];
}

const orderOfCauses: readonly HealthState[] = ['down', 'degraded', 'unknown', 'ok'];

/** The cause that explains most of a night: of its gravest part, in the order of the flow. */
export function causeOf({ parts }: Pick<Night, 'parts'>): Cause {
  const causes = orderOfCauses.flatMap((state) => parts.flatMap((one) => (one.state === state ? [one.cause] : [])));
  return causes.find((cause) => cause !== undefined) ?? { kind: 'unknown', text: 'no part says why' };
}

/**
 * The incidents of a history. An unknown night neither begins nor ends one: nobody could look.
 * @param nights oldest first
 */
export function incidentsOf(nights: readonly Night[]): Incident[] {
  const incidents: Incident[] = [];
  let open: Night[] = [];
  for (const night of nights) {
    if (night.state === 'unknown') continue;
    if (night.state !== 'ok') open.push(night);
    else {
      incidents.push(...incidentOf(open, night.at));
      open = [];
    }
  }
  return [...incidents, ...incidentOf(open, null)];
}

function incidentOf(nights: readonly Night[], end: string | null): Incident[] {
  const [first] = nights;
  if (first === undefined) return [];
  // Of two visits at once the one that began first may be kept last, when the other one has told the incident already.
  const told = nights.reduce((a, b) => (orderOf(b) < orderOf(a) ? b : a));
  const down = nights.find(({ state }) => state === 'down');
  return [
    {
      fingerprint: shortHash([told.environment, told.runId, told.at]),
      start: first.at,
      end,
      worst: down ? 'down' : 'degraded',
      cause: causeOf(first),
      worsened: down && down !== first ? { at: down.at, cause: causeOf(down) } : null,
      runId: first.runId,
      nights,
    },
  ];
}

function orderOf({ line = Number.POSITIVE_INFINITY }: Night): number {
  return line;
}

/** 12 hexadecimal characters that stand for some texts. */
export function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
