import type { Variant } from '../modification.ts';
import { changedTimestamps } from './changed-timestamps.ts';

/** Digits of the fraction, one after the other; cutting the same instant off in several ways leaves it the same. */
const DIGITS = [3, 9, 6];

/** Timestamps have another number of digits each time. */
export const variant: Variant = {
  id: 'varying-precision',
  summary: 'Timestamps have another number of digits each time.',
  change({ presentation }) {
    let shown = 0;
    return {
      presentation: changedTimestamps(presentation, (text) => {
        shown += 1;
        const digits = DIGITS[Math.floor(shown / 2) % DIGITS.length] ?? 9;
        return text.replace(/\.(\d+)Z$/, (_match, fraction: string) => `.${fraction.padEnd(9, '0').slice(0, digits)}Z`);
      }),
    };
  },
};
