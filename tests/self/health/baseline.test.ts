import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, percentile, usualOf as usualBy } from '../../../src/health/baseline.ts';

const usualOf = (numbers: readonly number[], noiseMs = 100) => usualBy(numbers, noiseMs);
const samples = fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { minLength: 7, maxLength: 60 });

describe('median and percentile', () => {
  it('are what a person would count', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(percentile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.95)).toBe(100);
    expect(percentile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.5)).toBe(50);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('have as many numbers above as below, whatever the order', () => {
    fc.assert(
      fc.property(samples, (numbers) => {
        const middle = median(numbers);
        const below = numbers.filter((one) => one < middle).length;
        const above = numbers.filter((one) => one > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
        expect(median([...numbers].reverse())).toBe(middle);
      }),
    );
  });
});

describe('what is usual', () => {
  it('is not told from fewer than 7 samples', () => {
    expect(usualOf([10, 10, 10, 10, 10, 10])).toBeUndefined();
    expect(usualOf([10, 10, 10, 10, 10, 10, 10])).toEqual({ medianMs: 10, limitMs: 110 });
  });

  it('is told from the last 30 only', () => {
    const years = Array.from({ length: 200 }, () => 10_000);
    const recent = Array.from({ length: 30 }, () => 100);
    expect(usualOf([...years, ...recent])).toEqual({ medianMs: 100, limitMs: 200 });
    // Fifteen and fifteen: the thirty-first from the end would make it sixteen.
    const half = [...Array.from({ length: 15 }, () => 100), ...Array.from({ length: 15 }, () => 200)];
    expect(usualOf([100, ...half])?.medianMs).toBe(150);
  });

  it('lets noise be: 100 ms, half as much again, five deviations', () => {
    expect(usualOf(Array.from({ length: 9 }, () => 20))?.limitMs).toBe(120);
    expect(
      usualOf(
        Array.from({ length: 9 }, () => 20),
        7,
      )?.limitMs,
    ).toBe(30);
    expect(usualOf(Array.from({ length: 9 }, () => 1000))?.limitMs).toBe(1500);
    const spread = usualOf([100, 200, 300, 400, 500, 600, 700]);
    expect(spread?.medianMs).toBe(400);
    expect(spread?.limitMs).toBeCloseTo(400 + 5 * 1.4826 * 200, 6);
  });

  it('is not moved by three bad nights of thirty', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 60_000, max: 900_000 }), { minLength: 3, maxLength: 3 }), (bad) => {
        const good = Array.from({ length: 27 }, (_, index) => 100 + (index % 9));
        const usual = usualOf([...good.slice(0, 10), ...bad, ...good.slice(10)]);
        expect(usual?.medianMs).toBeLessThanOrEqual(108);
        expect(usual?.limitMs).toBeLessThan(210);
      }),
    );
  });

  it('never calls the median itself unusual', () => {
    fc.assert(
      fc.property(samples, (numbers) => {
        const usual = usualOf(numbers);
        expect(usual?.limitMs).toBeGreaterThanOrEqual((usual?.medianMs ?? 0) + 100);
      }),
    );
  });
});
