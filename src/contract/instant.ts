/** An RFC 3339 instant with the precision it was written in. */
export interface Instant {
  /** Nanoseconds since the epoch. */
  readonly nanoseconds: bigint;
  /** Digits of the fraction as written, 0 to 9. */
  readonly digits: number;
  readonly utc: boolean;
}

const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?(Z|[+-]\d{2}:\d{2})$/i;

/** Reads an RFC 3339 date-time; undefined when it is not one. */
export function parseInstant(text: string): Instant | undefined {
  const match = form.exec(text);
  const [, seconds, fraction = '', offset] = match ?? [];
  if (seconds === undefined || offset === undefined) return undefined;
  const milliseconds = Date.parse(`${seconds}${offset.toUpperCase()}`);
  if (Number.isNaN(milliseconds)) return undefined;
  const nanoseconds = BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return { nanoseconds, digits: fraction.length, utc: /^(Z|[+-]00:00)$/i.test(offset) };
}

/**
 * Compares two instants at the coarser precision of the two, because the API writes the same instant with nine digits
 * at creation and with six on a later read (documentation: step-by-step guide, card issuance).
 * @returns a negative number, zero or a positive number, as for Array.sort
 */
export function compareInstants(a: Instant, b: Instant): number {
  const unit = 10n ** BigInt(9 - Math.min(a.digits, b.digits));
  const difference = a.nanoseconds / unit - b.nanoseconds / unit;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
