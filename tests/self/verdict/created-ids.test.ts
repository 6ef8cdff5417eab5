import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { judgeCreatedIds } from '../../../src/verdict/created-ids.ts';
import { exchange } from './evidence.ts';

function created(name: string, id: string, key: string, identity: ExchangeRecord['identity'] = 'primary') {
  const request = { method: 'POST', url: 'http://api.test/v1/customers', headers: [['Idempotency-Key', key]] } as const;
  return exchange(name, {
    status: 201,
    operation: 'createCustomer',
    identity,
    request,
    content: JSON.stringify({ owner: { id: 'nested' }, id }),
  });
}

describe('ids of what a run creates', () => {
  it('are unique where each creation has its own', () => {
    expect(judgeCreatedIds([created('a', '1', 'k1'), created('b', '2', 'k2')], 'violated')).toEqual([
      {
        id: 'entity.id-unique:createCustomer',
        requirement: 'entity.id-unique',
        outcome: 'proved',
        exchanges: ['a', 'b'],
      },
    ]);
  });

  it('may come again in the replay of one request', () => {
    expect(judgeCreatedIds([created('a', '1', 'k1'), created('b', '1', 'k1')], 'violated')[0]?.outcome).toBe('proved');
  });

  it.each([
    ['another request', created('b', '1', 'k2')],
    ['another tenant', created('b', '1', 'k1', 'second')],
  ])('may not come again in the answer to %s', (_name, second) => {
    const [entry] = judgeCreatedIds([created('a', '1', 'k1'), second], 'violated');
    expect(entry).toMatchObject({ outcome: 'violated', exchanges: ['a', 'b'], offence: { exchange: 'b' } });
  });

  it('are not judged where nothing was created', () => {
    expect(judgeCreatedIds([exchange('a'), exchange('b', { status: 201, content: 'no JSON' })], 'violated')).toEqual(
      [],
    );
  });

  it('are found wanting exactly where two requests share one, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.nat(5), key: fc.nat(5) }), { minLength: 1 }), (made) => {
        const records = made.map(({ id, key }, index) => created(String(index), String(id), String(key)));
        const shared = made.some((one) => made.some((other) => one.id === other.id && one.key !== other.key));
        expect(judgeCreatedIds(records, 'warned')[0]?.outcome).toBe(shared ? 'warned' : 'proved');
      }),
    );
  });
});
