import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyLine, readHistory } from '../../../src/health/history.ts';
import { nightOf } from './recorded-nights.ts';

const line = (index: number): string => historyLine(nightOf(index, 'ok'));

describe('a history', () => {
  it('gives back every night that was written, oldest first', () => {
    const { nights, skipped } = readHistory([line(2), line(0), line(1), ''].join('\n'), 'sandbox');
    expect(nights).toEqual([
      { ...nightOf(0, 'ok'), line: 2 },
      { ...nightOf(1, 'ok'), line: 3 },
      { ...nightOf(2, 'ok'), line: 1 },
    ]);
    expect(skipped).toEqual([]);
  });

  it('of nothing is empty', () => {
    expect(readHistory('', 'sandbox')).toEqual({ nights: [], skipped: [] });
  });

  it.each([
    ['a torn line', line(1).slice(0, 40), 'not JSON, perhaps torn by a crash'],
    ['a line of another version', line(1).replace('"version":1', '"version":2'), 'not a night of this version'],
    ['a number', '17', 'not a night of this version'],
    [
      'a night without its sample',
      JSON.stringify({ ...nightOf(1, 'ok'), sample: null }),
      'not a night of this version',
    ],
    ['a date that is none', line(1).replaceAll('2026-03-02T', '2026-13-42T'), 'not a night of this version'],
    ['a state that nobody knows', line(1).replace('"state":"ok"', '"state":"fine"'), 'not a night of this version'],
    ['another environment', line(1).replace('"sandbox"', '"staging"'), 'a night of staging'],
  ])('skips %s with its number and reason, and nothing else', (_, foreign, why) => {
    const { nights, skipped } = readHistory([line(0), foreign, line(2)].join('\n'), 'sandbox');
    expect(nights.map(({ runId }) => runId)).toEqual(['night-0', 'night-2']);
    expect(skipped).toEqual([{ line: 2, why }]);
  });

  it('counts a line once that is there twice, and a run twice that was repeated under its id', () => {
    const again = historyLine(nightOf(1, 'down', { runId: 'night-0' }));
    const { nights } = readHistory([line(0), line(0), again].join('\n'), 'sandbox');
    expect(nights.map(({ runId, state }) => `${runId} ${state}`)).toEqual(['night-0 ok', 'night-0 down']);
  });

  it('loses no whole line, whatever stands between', () => {
    const foreign = fc.string().filter((text) => !text.includes('\n'));
    const lines = fc.array(fc.oneof(fc.nat(400), foreign), { maxLength: 40 });
    fc.assert(
      fc.property(lines, (mixed) => {
        const text = mixed.map((one) => (typeof one === 'number' ? line(one) : one)).join('\n');
        const { nights, skipped } = readHistory(text, 'sandbox');
        const whole = new Set(mixed.filter((one) => typeof one === 'number').map((index) => `night-${index}`));
        expect(new Set(nights.map(({ runId }) => runId))).toEqual(whole);
        expect(skipped.length).toBe(mixed.filter((one) => typeof one === 'string' && one.trim() !== '').length);
      }),
    );
  });

  it('that was cut anywhere keeps what came before', () => {
    const text = [line(0), line(1), line(2)].join('\n');
    fc.assert(
      fc.property(fc.nat(text.length), (cut) => {
        const { nights } = readHistory(text.slice(0, cut), 'sandbox');
        const ends = [line(0).length, line(0).length + 1 + line(1).length, text.length];
        expect(nights.length).toBe(ends.filter((end) => end <= cut).length);
      }),
    );
  });
});
