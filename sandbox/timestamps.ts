/**
 * An instant as the API prints it: RFC 3339, UTC, `Z`.
 * @param nanoseconds since the Unix epoch
 * @param digits of the fraction of a second, 0 to 9; the rest is cut off, not rounded
 */
export function timestamp(nanoseconds: bigint, digits: number): string {
  const whole = new Date(Number(nanoseconds / 1_000_000n)).toISOString().slice(0, 19);
  if (digits === 0) return `${whole}Z`;
  const fraction = (nanoseconds % 1_000_000_000n).toString().padStart(9, '0').slice(0, digits);
  return `${whole}.${fraction}Z`;
}
