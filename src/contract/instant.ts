/** An RFC 3339 instant with the precision it was written in. */
export interface Instant {
  /** Nanoseconds since the epoch. */
  readonly nanoseconds: bigint;
  /** Digits of the fraction as written, 0 to 9. */
  readonly digits: number;
  readonly utc: boolean;
}

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):(\d{2})(?:\.(\d{1,9})\d*)?(Z|[+-]\d{2}:\d{2})$/i;

/** Reads an RFC 3339 date-time; undefined when it is not one. */
export function parseInstant(text: string): Instant | undefined {
  const match = form.exec(text);
  const [, date, minute, second, fraction = '', offset] = match ?? [];
  if (date === undefined || minute === undefined || second === undefined || offset === undefined) return undefined;
  // Date.parse moves 30 February to March and 24:00 to the next day; such a text comes back as another.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined;
  const start = Date.parse(`${date}T${minute}:00${offset.toUpperCase()}`);
  if (Number.isNaN(start) || minute.startsWith('24') || Number(second) > 60) return undefined;
  // A leap second, 60, becomes the first of the next minute (RFC 3339 §5.7).
  const milliseconds = start + Number(second) * 1000;
  const nanoseconds = BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return { nanoseconds, digits: fraction.length, utc: /^(Z|[+-]00:00)$/i.test(offset) };
}

/**
 * Compares two instants at the coarser precision of the two, because the API writes the same instant with nine digits
 * at creation and with six on a later read (documentation: step-by-step guide, card issuance). Whether the digits beyond
 * are cut off or rounded is not said: both count as equal, but for whole seconds, half of which would be much.
 * @returns a negative number, zero or a positive number, as for Array.sort
 */
export function compareInstants(a: Instant, b: Instant): number {
  const unit = 10n ** BigInt(9 - Math.min(a.digits, b.digits));
  const difference = floor(a.nanoseconds, unit) - floor(b.nanoseconds, unit);
  const rounded = a.digits !== b.digits && Math.min(a.digits, b.digits) > 0 && roundsTo(a, b, unit);
  if (difference === 0n || rounded) return 0;
  return difference < 0n ? -1 : 1;
}

/** Whether the finer of two instants, rounded to the unit of the coarser, is the coarser. */
function roundsTo(a: Instant, b: Instant, unit: bigint): boolean {
  const half = unit / 2n;
  const rounded = ({ nanoseconds }: Instant): bigint => floor(nanoseconds + half, unit);
  return a.digits > b.digits ? rounded(a) === floor(b.nanoseconds, unit) : rounded(b) === floor(a.nanoseconds, unit);
}

/** Division towards the past also before 1970, where BigInt's own goes towards zero. */
function floor(nanoseconds: bigint, unit: bigint): bigint {
  const quotient = nanoseconds / unit;
  return nanoseconds < 0n && nanoseconds % unit !== 0n ? quotient - 1n : quotient;
}
