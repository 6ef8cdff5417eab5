import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wellFormedJson } from '../../../src/report/well-formed.ts';

/** A text with each half of a character replaced, as UTF-8 does it. */
const whole = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

describe('JSON of any text', () => {
  it('holds no half of a character, and every other character as it was', () => {
    const piece = fc.constantFrom('\\', '"', 'ud800', '\ud800', '\udfff', '\ud83d\ude00', 'é', 'a', '\u2028');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(JSON.parse(wellFormedJson({ text })).text).toBe(whole(text));
      }),
    );
  });
});
