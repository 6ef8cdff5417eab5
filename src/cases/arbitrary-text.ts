import fc from 'fast-check';
import { formatArbitrary } from './arbitrary-format.ts';
import { kept } from './arbitrary-kept.ts';
import type { Shape } from './arbitrary-shape.ts';

/** Texts without a rule are no longer than this many characters beyond the shortest, but for those at the very bound. */
const usualLength = 24;
/** The longest text that is drawn at its upper bound. */
const longestDrawn = 4096;
const probes = 200;

/** An arbitrary with whether all its values are right, or the judge has to look. */
export interface Drawn<T> {
  readonly arbitrary: fc.Arbitrary<T>;
  readonly exact: boolean;
}

/** Whether a text has an allowed length, counted in characters (JSON Schema validation, section 6.3), and matches. */
export function acceptsText({ bounds, patterns }: Pick<Shape, 'bounds' | 'patterns'>, text: string): boolean {
  const length = [...text].length;
  return (
    length >= (bounds.minLength ?? 0) &&
    length <= (bounds.maxLength ?? Number.POSITIVE_INFINITY) &&
    patterns.every((pattern) => new RegExp(pattern, 'u').test(text))
  );
}

/** Texts of a shape; undefined where none could be found. */
export function textArbitrary(shape: Shape): Drawn<string> | undefined {
  const { formats, patterns, bounds } = shape;
  if (formats.length === 0 && patterns.length === 0) {
    if ((bounds.minLength ?? 0) > (bounds.maxLength ?? Number.POSITIVE_INFINITY)) return undefined;
    return { arbitrary: freeText(bounds), exact: true };
  }
  const accepts = (text: string): boolean => acceptsText(shape, text);
  const found = sources(shape).find(({ arbitrary }) =>
    fc.sample(arbitrary, { seed: 1, numRuns: probes }).some(accepts),
  );
  if (found === undefined) return undefined;
  const what = `a text of ${[...formats, ...patterns].join(' and ')}`;
  return { arbitrary: kept(found.arbitrary, accepts, what), exact: found.exact };
}

/** From where texts can be drawn, the best first: a format knows what a pattern does not, and examples are few. */
function sources({ formats, patterns, examples }: Shape): Drawn<string>[] {
  const [format, ...others] = formats.map((name) => formatArbitrary(name));
  const ofFormat = format === undefined ? [] : [{ arbitrary: format, exact: others.length === 0 }];
  const ofPatterns = patterns.flatMap((pattern) => {
    const arbitrary = matching(pattern);
    return arbitrary === undefined ? [] : [{ arbitrary, exact: formats.length === 0 }];
  });
  const texts = examples.filter((example): example is string => typeof example === 'string');
  const ofExamples = texts.length === 0 ? [] : [{ arbitrary: fc.constantFrom(...texts), exact: false }];
  const unknown = formats.length > 0 && format === undefined ? [{ arbitrary: fc.string(), exact: false }] : [];
  return [...ofFormat, ...ofPatterns, ...ofExamples, ...unknown];
}

/** fast-check solves expressions without look-around; others are left to the examples. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return undefined;
  }
}

function freeText(bounds: Shape['bounds']): fc.Arbitrary<string> {
  const minLength = bounds.minLength ?? 0;
  const longest = bounds.maxLength ?? Number.POSITIVE_INFINITY;
  const maxLength = Math.min(longest, minLength + usualLength);
  const usual = { minLength, maxLength };
  const any = [
    { arbitrary: fc.string({ unit: 'grapheme-ascii', ...usual }), weight: 6 },
    // One code point each, so that they count like the characters of the schema.
    { arbitrary: fc.string({ unit: 'binary', ...usual }), weight: 3 },
  ];
  if (longest > longestDrawn) return fc.oneof(...any);
  const full = fc.string({ unit: 'grapheme-ascii', minLength: longest, maxLength: longest });
  return fc.oneof(...any, { arbitrary: full, weight: 1 });
}
