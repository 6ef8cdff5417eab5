import type { Kind } from './kind.ts';

/** A whole number written in digits, both bounds included. */
export function integer(minimum: number, maximum: number): Kind<number> {
  return {
    expected: `a whole number from ${minimum} to ${maximum}`,
    parse: (text) => {
      if (!/^[0-9]{1,15}$/.test(text)) return { complaint: 'is not a whole number in digits' };
      const value = Number(text);
      if (value < minimum) return { complaint: 'is too small' };
      return value > maximum ? { complaint: 'is too large' } : { value };
    },
    format: String,
  };
}
