import fc from 'fast-check';
import { kept } from './arbitrary-kept.ts';
import type { Shape } from './arbitrary-shape.ts';

const widest = 2 ** 31;

const ofFormat: Readonly<Record<string, (value: number) => boolean>> = {
  int32: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  int64: (value) => Number.isSafeInteger(value),
  float: (value) => Number.isFinite(Math.fround(value)),
  double: () => true,
};

/** Whether a number is within the bounds, a multiple, and of a format, as a validator computes it. */
export function acceptsNumber({ bounds, multiples, formats }: Shape, value: number): boolean {
  return (
    value >= (bounds.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (bounds.maximum ?? Number.POSITIVE_INFINITY) &&
    value > (bounds.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
    value < (bounds.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
    multiples.every((multiple) => Number.isInteger(value / multiple)) &&
    formats.every((format) => ofFormat[format]?.(value) ?? true)
  );
}

/** Numbers of a shape, whole or not; undefined where there is none. */
export function numberArbitrary(shape: Shape, whole: boolean): fc.Arbitrary<number> | undefined {
  const { bounds, multiples } = shape;
  const low = Math.max(bounds.minimum ?? Number.NEGATIVE_INFINITY, bounds.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(
    bounds.maximum ?? Number.POSITIVE_INFINITY,
    bounds.exclusiveMaximum ?? Number.POSITIVE_INFINITY,
  );
  const min = Number.isFinite(low) ? low : Math.min(-widest, high - widest);
  const max = Number.isFinite(high) ? high : Math.max(widest - 1, low + widest);
  const step = multiples[0] ?? (whole ? 1 : undefined);
  const [first, last] = [Math.ceil(min / (step ?? 1)), Math.floor(max / (step ?? 1))];
  if (min > max || (step !== undefined && first > last)) return undefined;
  const drawn =
    step === undefined
      ? fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
      : fc.integer({ min: first, max: last }).map((count) => count * step);
  // JSON has no negative zero that every reader keeps.
  const plain = drawn.map((value) => (Object.is(value, -0) ? 0 : value));
  const accepts = (value: number): boolean => (!whole || Number.isInteger(value)) && acceptsNumber(shape, value);
  if (!fc.sample(plain, { seed: 1, numRuns: 500 }).some(accepts)) return undefined;
  return kept(plain, accepts, `a number of ${JSON.stringify({ ...bounds, multiples })}`);
}
