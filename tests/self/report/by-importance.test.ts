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
