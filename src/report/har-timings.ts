import type { Timings } from '../evidence/records.ts';

/** Phases of an exchange in milliseconds, each by itself; -1 for one that did not happen (HAR 1.2, timings). */
export interface HarTimings {
  readonly blocked: number;
  readonly dns: number;
  readonly connect: number;
  readonly ssl: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/**
 * The phases from the instants that evidence keeps, and their sum. `connect` includes `ssl`, as HAR wants it, and sending a
 * small request is counted as waiting: the socket does not tell when its last byte left.
 */
export function harTimings({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }: Timings): {
  readonly timings: HarTimings;
  readonly time: number;
} {
  const resolved = dnsMs ?? 0;
  const open = Math.max(tlsMs ?? connectMs ?? 0, resolved);
  const end = Math.max(totalMs, open);
  const first = Math.min(Math.max(firstByteMs ?? end, open), end);
  const connected = connectMs !== undefined || tlsMs !== undefined;
  const timings = {
    blocked: -1,
    dns: dnsMs === undefined ? -1 : rounded(dnsMs),
    connect: connected ? rounded(open - resolved) : -1,
    ssl: tlsMs === undefined ? -1 : rounded(Math.max(0, tlsMs - (connectMs ?? resolved))),
    send: 0,
    wait: rounded(first - open),
    receive: rounded(end - first),
  };
  const { ssl: _within, ...parts } = timings;
  return { timings, time: rounded(Object.values(parts).reduce((sum, ms) => sum + Math.max(0, ms), 0)) };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
