import type { Kind } from './kind.ts';

/** Exactly one of the given words. */
export function choice<const Word extends string>(words: readonly Word[]): Kind<Word> {
  return {
    expected: `one of ${words.join(', ')}`,
    parse: (text) => {
      const value = words.find((word) => word === text);
      return value === undefined ? { complaint: 'is none of the words it may be' } : { value };
    },
    format: (value) => value,
  };
}

/** Yes or no. */
export const flag: Kind<boolean> = {
  expected: 'true or false',
  parse: (text) => {
    if (text === 'true' || text === '1') return { value: true };
    if (text === 'false' || text === '0') return { value: false };
    return { complaint: 'is neither true nor false' };
  },
  format: String,
};
