import { describe, expect, it } from '@jest/globals';
import { byImportance, offencesByImportance } from '../../../src/report/by-importance.ts';
import { check, offence } from './html/every-outcome.ts';

describe('what a reader meets first', () => {
  it('is the gravest outcome, then what is new, then what showed again; the rest keeps its order', () => {
    const shuffled = [
      check('proved', 'proved'),
      check('known', 'violated', { novelty: 'still', confirmation: 'confirmed' }),
      check('skipped', 'not-applicable'),
      check('new and flaky', 'violated', { novelty: 'new', confirmation: 'flaky' }),
      check('b', 'undecided'),
      check('new', 'violated', { novelty: 'new', confirmation: 'confirmed' }),
      check('a', 'undecided'),
    ];
    expect(byImportance(shuffled).map(({ id }) => id)).toEqual([
      'new',
      'new and flaky',
      'known',
      'b',
      'a',
      'proved',
      'skipped',
    ]);
  });

  it('is one of each requirement before the others of any, within what is equally grave', () => {
    const many = ['a.one:1', 'a.one:2', 'a.one:3', 'b.two:1', 'c.three:1', 'b.two:2'];
    const shuffled = [
      ...many.map((id) => check(id, 'violated', { requirement: id.replace(/:.*/, ''), novelty: 'new' })),
      check('d.four:1', 'violated', { requirement: 'd.four', novelty: 'still' }),
      check('a.one:4', 'undecided', { requirement: 'a.one' }),
    ];
    expect(byImportance(shuffled).map(({ id }) => id)).toEqual([
      ...['a.one:1', 'b.two:1', 'c.three:1', 'a.one:2', 'a.one:3', 'b.two:2'],
      ...['d.four:1', 'a.one:4'],
    ]);
  });

  it('is of one check what is new, then what was known, and last what somebody accepted', () => {
    const shuffled = [
      offence('accepted', { waived: 'until 2.4', novelty: 'new' }),
      offence('known', { novelty: 'still' }),
      offence('new', { novelty: 'new' }),
      offence('newer', { novelty: 'new' }),
    ];
    expect(offencesByImportance(shuffled).map(({ exchange }) => exchange)).toEqual([
      'new',
      'newer',
      'known',
      'accepted',
    ]);
  });
});
