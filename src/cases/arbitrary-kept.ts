import type fc from 'fast-check';

/** Values in a row that may be passed over before it is said that none will come. */
const mostMisses = 20_000;

/**
 * The values of an arbitrary that honour a condition. fast-check's own filter would look for ever where there is none.
 * @param what what is looked for, for the error
 * @throws Error from within the generation, after too many values in a row that don't
 */
export function kept<T>(arbitrary: fc.Arbitrary<T>, condition: (value: T) => boolean, what: string): fc.Arbitrary<T> {
  let misses = 0;
  return arbitrary.filter((value) => {
    if (condition(value)) {
      misses = 0;
      return true;
    }
    misses += 1;
    if (misses < mostMisses) return false;
    throw new Error(
      `VALUE_NOT_FOUND  ${what}\n  expected  a value among ${mostMisses} drawn\n  received  none\n  next      add an example to the schema, or make it easier to honour`,
    );
  });
}
