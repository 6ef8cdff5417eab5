import type { Alert } from './alerts.ts';

/** Where alerts go. */
export type SinkName = 'webhook' | 'slack' | 'github';

/** What became of giving one alert to one sink; one line of the ledger. */
export interface DeliveryNote {
  readonly kind: 'delivery';
  readonly version: 1;
  readonly alert: string;
  readonly sink: SinkName;
  /** RFC 3339, by our clock. */
  readonly at: string;
  readonly outcome: 'delivered' | 'failed';
  /** Why it failed. */
  readonly reason?: string;
}

/** An alert that a sink has not got yet. */
export interface DueDelivery {
  readonly alert: Alert;
  readonly sink: SinkName;
}

/** A ledger that was lost, or a sink that is new, must not be told of years. */
const memoryMs = 7 * 86_400_000;

/** Reads the ledger; torn and foreign lines cost themselves and nothing else. */
export function readLedger(text: string): DeliveryNote[] {
  return text.split('\n').flatMap((line) => {
    try {
      const note: unknown = JSON.parse(line);
      return isNote(note) ? [note] : [];
    } catch {
      return [];
    }
  });
}

/** The line that a note is in the ledger, without its line feed. */
export function ledgerLine(note: DeliveryNote): string {
  return JSON.stringify(note);
}

/**
 * What is to be delivered, in the order in which it happened: every alert of the last seven days that a sink has not got,
 * and older ones whose delivery failed.
 * @param alerts oldest first
 */
export function dueDeliveries(
  alerts: readonly Alert[],
  notes: readonly DeliveryNote[],
  sinks: readonly SinkName[],
  nowMs: number,
): DueDelivery[] {
  const noted = (outcome: DeliveryNote['outcome']): Set<string> =>
    new Set(notes.flatMap((note) => (note.outcome === outcome ? [`${note.alert} ${note.sink}`] : [])));
  const [delivered, failed] = [noted('delivered'), noted('failed')];
  return alerts.flatMap((alert) =>
    sinks
      .filter((sink) => !delivered.has(`${alert.id} ${sink}`))
      .filter((sink) => nowMs - Date.parse(alert.at) <= memoryMs || failed.has(`${alert.id} ${sink}`))
      .map((sink) => ({ alert, sink })),
  );
}

function isNote(value: unknown): value is DeliveryNote {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, version, alert, sink, at, outcome } = value as Partial<Record<keyof DeliveryNote, unknown>>;
  return (
    kind === 'delivery' &&
    version === 1 &&
    typeof alert === 'string' &&
    typeof sink === 'string' &&
    typeof at === 'string' &&
    (outcome === 'delivered' || outcome === 'failed')
  );
}
