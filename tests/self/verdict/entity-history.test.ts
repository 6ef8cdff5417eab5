import { describe, expect, it } from '@jest/globals';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { judgeEntityHistory } from '../../../src/verdict/entity-history.ts';
import { exchange } from './evidence.ts';

const first = {
  id: '1',
  externalId: 'a customer',
  chainId: 'eip155:300:0xAb',
  createdAt: '2026-11-23T10:00:00.123456789Z',
  updatedAt: '2026-11-23T10:00:00.123456789Z',
};

/** An answer that came in some second of a minute, after half a second. */
function shown(second: number, thing: unknown, more: Partial<ExchangeRecord> & { status?: number } = {}) {
  const at = `2026-11-23T10:00:${String(second).padStart(2, '0')}.000Z`;
  const timings = { totalMs: 500 };
  return exchange(`answer-${second}`, { at, timings, content: JSON.stringify(thing), ...more });
}

function judged(...exchanges: readonly ExchangeRecord[]) {
  return judgeEntityHistory(exchanges, () => 'violated').flatMap(
    ({ requirement, outcome, exchanges: seen, offence }) =>
      outcome === 'proved' ? [] : [{ requirement, seen, received: offence?.received }],
  );
}

describe('what a run was told of one thing', () => {
  it('is in order where instants are written in other ways and move on', () => {
    const later = { ...first, createdAt: '2026-11-23T10:00:00.123456+00:00', updatedAt: '2026-11-23T10:00:01Z' };
    expect(judged(shown(1, first), shown(2, later))).toEqual([]);
    expect(judgeEntityHistory([shown(1, first)], () => 'violated')).toEqual(
      ['entity.stable', 'customer.updated-at-never-back'].map((requirement) => ({
        id: `${requirement}:getCustomer`,
        requirement,
        outcome: 'proved',
        exchanges: ['answer-1'],
      })),
    );
  });

  it.each([
    ['createdAt', '2026-11-23T10:00:00.125Z'],
    ['externalId', 'A customer'],
    ['chainId', 'eip155:300:0xab'],
  ])('contradicts itself by another %s, whichever answer was recorded first', (name, value) => {
    const other = shown(2, { ...first, [name]: value }, { operation: 'activateCustomer' });
    const finding = { requirement: 'entity.stable', seen: ['answer-1', 'answer-2'], received: `${name} ${value}` };
    expect(judged(shown(1, first), other)).toEqual([finding]);
    expect(judged(other, shown(1, first))).toEqual([finding]);
  });

  it('goes back by an earlier updatedAt in the answer to a request that began after the later one had come', () => {
    const later = { ...first, updatedAt: '2026-11-23T10:00:01Z' };
    expect(judged(shown(1, later), shown(2, first))).toEqual([
      {
        requirement: 'customer.updated-at-never-back',
        seen: ['answer-1', 'answer-2'],
        received: `updatedAt ${first.updatedAt}`,
      },
    ]);
    const overtaking = { timings: { totalMs: 1500 } };
    expect(judged(shown(1, later, overtaking), shown(2, first))).toEqual([]);
  });

  it.each([
    ['a refusal', shown(2, { ...first, externalId: 'x' }, { status: 400 })],
    ['another thing', shown(2, { ...first, id: '2', externalId: 'x' })],
    ['a list', shown(2, [{ ...first, externalId: 'x' }])],
    ['what has no date of creation', shown(2, { id: '1', externalId: 'x' })],
    ['no JSON', exchange('answer-2', { content: 'externalId' })],
    ['what is of another type', shown(2, { ...first, externalId: 1, createdAt: null, updatedAt: 0 })],
  ])('is not contradicted by %s', (_name, other) => {
    expect(judged(shown(1, first), other)).toEqual([]);
  });

  it('is not contradicted by a replay, which shows what once was', () => {
    const request = {
      method: 'PATCH',
      url: 'http://api.test/v1/customers/1',
      headers: [['Idempotency-Key', 'AB']],
    } as const;
    const again = { ...request, headers: [['idempotency-key', 'ab']] } as const;
    const later = { ...first, updatedAt: '2026-11-23T10:00:01Z' };
    expect(judged(shown(1, first, { request }), shown(2, later), shown(3, first, { request: again }))).toEqual([]);
    expect(judged(shown(1, first, { request }), shown(2, later), shown(3, first))).toHaveLength(1);
  });
});
