/** RFC 4648, section 6, in lower case. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A run id such as `20240131T235959Z-k3jx7q`: the time in UTC and one character for each of six random bytes. */
export function generateRunId(now: Date, randomBytes: Uint8Array): string {
  const time = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  // 256 is a multiple of 32, so the remainder favours no character.
  const random = [...randomBytes.subarray(0, 6)].map((byte) => base32.charAt(byte % 32)).join('');
  return `${time}-${random}`;
}
