import { describe, expect, it } from '@jest/globals';
import { type Effect, effectText, sameEffect } from '../../idempotency/effect.ts';

const effect = (facts: string, ...changedAt: string[]): Effect => ({ facts, changedAt });

describe('the effect of calls', () => {
  it('is the same where an instant is only written in another way', () => {
    const before = effect('active', '2026-11-28T11:32:45.419000000Z');
    for (const text of ['2026-11-28T11:32:45.419Z', '2026-11-28T11:32:45Z', '2026-11-28T11:32:45.419000+00:00'])
      expect(sameEffect(before, effect('active', text))).toBe(true);
  });

  it.each([
    ['a state', effect('inactive', '2026-11-28T11:32:45.419Z')],
    ['an instant', effect('active', '2026-11-28T11:32:45.420Z')],
    ['how many there are', effect('active', '2026-11-28T11:32:45.419Z', '2026-11-28T11:32:45.419Z')],
    ['an instant that is none any more', effect('active', 'undefined')],
  ])('is another one where %s changed', (_what, after) => {
    expect(sameEffect(effect('active', '2026-11-28T11:32:45.419Z'), after)).toBe(false);
  });

  it('is told with its instants', () => {
    expect(effectText(effect('active', '2026-11-28T11:32:45Z'))).toBe('active (changed 2026-11-28T11:32:45Z)');
  });
});
