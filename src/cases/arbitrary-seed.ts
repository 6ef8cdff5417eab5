import { createHash } from 'node:crypto';

/** A 32-bit seed for fast-check out of a run's seed, a text, and what it is for. */
export function numericSeed(seed: string, purpose: string): number {
  return createHash('sha256')
    .update(JSON.stringify([seed, purpose]))
    .digest()
    .readInt32BE(0);
}
