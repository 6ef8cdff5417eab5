import { describe, expect, it } from '@jest/globals';
import { transitionsOf } from '../../../src/coverage/transition-paths.ts';

const ways = (...transitions: [from: string, to: string, by: string][]) => ({
  initial: 'a',
  final: [],
  transitions: transitions.map(([from, to, by]) => ({ from, to, by })),
});
const change = { from: 'a', to: 'd', calls: [], callsBefore: new Set<string>() };

describe('the transitions of a change', () => {
  const twoWays = ways(
    ['a', 'b', 'environment'],
    ['b', 'd', 'environment'],
    ['a', 'c', 'environment'],
    ['c', 'd', 'environment'],
  );

  it('are unknown where two documented ways are equally short', () => {
    expect(transitionsOf(twoWays, change)).toEqual([]);
  });

  it('are those of the way that a call belongs to', () => {
    const [, , , last] = twoWays.transitions;
    const called = ways(
      ['a', 'b', 'environment'],
      ['b', 'd', 'environment'],
      ['a', 'c', 'go'],
      ['c', 'd', 'environment'],
    );
    expect(transitionsOf(called, { ...change, calls: ['go'], callsBefore: new Set(['go']) })).toEqual([
      { from: 'a', to: 'c', by: 'go' },
      last,
    ]);
  });

  it('are those of the shortest way, and end although states come back', () => {
    const round = ways(
      ['a', 'b', 'environment'],
      ['b', 'a', 'environment'],
      ['b', 'd', 'environment'],
      ['a', 'd', 'environment'],
    );
    expect(transitionsOf(round, change)).toEqual([{ from: 'a', to: 'd', by: 'environment' }]);
  });

  it('are none where a state is unknown to the machine', () => {
    expect(transitionsOf(twoWays, { ...change, to: 'elsewhere' })).toEqual([]);
  });
});
