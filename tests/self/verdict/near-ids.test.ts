import { describe, expect, it } from '@jest/globals';
import { nearIds } from '../../../src/verdict/near-ids.ts';

const ids = ['approve.read#4', 'approve.create#2', 'approve-second-tenant.create#2', 'refusals.createCustomer#65'];

describe('the ids that somebody may have meant', () => {
  it.each([
    ['a letter too few', 'approve.crete#2', 'approve.create#2'],
    ['a letter too many', 'approve.reaad#4', 'approve.read#4'],
    ['two letters the wrong way round', 'aprpove.read#4', 'approve.read#4'],
    ['another number', 'approve.read#44', 'approve.read#4'],
    ['no number', 'approve.read', 'approve.read#4'],
    ['capital letters', 'Approve.Read#4', 'approve.read#4'],
  ])('begin with the right one after %s', (_slip, written, meant) => {
    expect(nearIds(written, ids)[0]).toBe(meant);
  });

  it.each([
    ['something else', 'xyzzy'],
    ['nothing', ''],
  ])('are none for %s', (_what, written) => {
    expect(nearIds(written, ids)).toEqual([]);
    expect(nearIds(written, [''])).toEqual([]);
  });

  it('are three at most', () => {
    const many = Array.from({ length: 20 }, (_, number) => `approve.read#${number}`);
    expect(nearIds('approve.read#x', many)).toHaveLength(3);
  });
});
