import { createHmac } from 'node:crypto';

/** Values that look random and follow from the seed alone, so that a run can be repeated. */
export interface SeededValues {
  /** Bytes (32) that always belong to this label. */
  fixed(label: string): Buffer;
  /** The next version-4 UUID. */
  uuid(): string;
  /** The next string of `length` characters out of A–Z, a–z and 0–9. */
  alphanumeric(length: number): string;
  /** The next number, at least 0 and below 1. */
  fraction(): number;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Seeded values; HMAC-SHA-256 of a counter, so that one value does not betray the next without the seed. */
export function createSeededValues(seed: string): SeededValues {
  let counter = 0;
  const fixed = (label: string) => createHmac('sha256', seed).update(label).digest();
  const next = () => {
    counter += 1;
    return fixed(`value ${counter}`);
  };
  return {
    fixed,
    uuid: () => uuidFromBytes(next(), 4),
    alphanumeric(length) {
      let text = '';
      while (text.length < length) {
        // Bytes from 248 up are dropped: 248 is the largest multiple of 62, so no character is favoured.
        for (const byte of next()) if (byte < 248 && text.length < length) text += ALPHANUMERIC.charAt(byte % 62);
      }
      return text;
    },
    fraction: () => next().readUInt32BE(0) / 2 ** 32,
  };
}

/** A UUID (RFC 9562) in lower case over the first 16 of `bytes`, with the given version stamped in. */
export function uuidFromBytes(bytes: Uint8Array, version: 4 | 5 | 7): string {
  const copy = Buffer.from(bytes.subarray(0, 16));
  copy[6] = ((copy[6] ?? 0) & 0x0f) | (version << 4);
  copy[8] = ((copy[8] ?? 0) & 0x3f) | 0x80;
  const hex = copy.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
