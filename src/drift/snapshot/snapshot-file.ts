import { sorted } from './fact-book.ts';
import type { Snapshot } from './snapshot.ts';

/** Version of the form in which snapshots are written. */
const version = 2;

/** Path of an environment's snapshot from the project's folder. */
export function snapshotPath(environment: string): string {
  return `baselines/${environment}.drift.json`;
}

/**
 * A snapshot as it is written, for version control.
 * @param earlier what was there before: the days on which something was seen are kept
 */
export function snapshotText(snapshot: Snapshot, earlier?: Snapshot): string {
  const known = earlier?.seen ?? {};
  const now = Object.entries(snapshot.seen).map(
    ([key, days]) => [key, { ...days, first: known[key]?.first ?? days.first }] as const,
  );
  const seen = sorted(Object.entries({ ...known, ...Object.fromEntries(now) }));
  const text = JSON.stringify({ ...snapshot, seen }, null, 1);
  return `${text}\n`;
}

/** The snapshot in a text; a sentence part that says what stands there instead where it is none. */
export function readSnapshot(text: string): Snapshot | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no JSON object';
  const read = value as Partial<Record<keyof Snapshot, unknown>>;
  if (read.schemaVersion !== version) return `schemaVersion ${JSON.stringify(read.schemaVersion) ?? 'absent'}`;
  for (const name of ['environment', 'run', 'day', 'profile'] as const)
    if (typeof read[name] !== 'string') return `no ${name}`;
  for (const name of parts) {
    const part = read[name];
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return `no ${name}`;
  }
  return value as Snapshot;
}

const parts = [
  ...(['statuses', 'headers', 'bodies', 'values', 'errors'] as const),
  ...(['methods', 'checks', 'observations', 'latency', 'seen'] as const),
] as const;
