import { describe, expect, it } from '@jest/globals';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import type { SuiteFile } from '../../../src/jest/suite-files.ts';
import { confirmationsOf, repetitionOf, suitesToRepeat } from '../../../src/run/confirm-violations.ts';
import { judgeChecks } from '../../../src/verdict/judgement.ts';
import { check, exchange, offending, planned, requirements } from '../verdict/evidence.ts';

const file = (name: string): SuiteFile => ({ name, path: `/p/tests/${name}.test.ts`, serial: false });
const suites = [file('flows/approve'), file('flows/reads'), file('states/matrix')];
const told: EvidenceRecord[] = suites.map(({ path, name }) => {
  return { kind: 'suite', path, tests: 1, stories: [`story of ${name}`] };
});
const judged = (records: readonly EvidenceRecord[]) =>
  judgeChecks({ records, requirements: requirements(), environment: 'local' });
const repeated = (...records: EvidenceRecord[]): string[] =>
  suitesToRepeat([...told, ...records], judged(records), suites).map(({ name }) => name);

describe('the suites that are repeated', () => {
  it('are none where nothing is violated', () => {
    expect(repeated(check('a.must:x', 'proved'), check('b.must:x', 'undecided', { reason: 'nobody knows' }))).toEqual(
      [],
    );
  });

  it('are those that owe what is violated', () => {
    const suite = 'story of flows/reads';
    expect(repeated({ ...planned('a.must:x'), suite }, check('a.must:x', 'violated', { suite }))).toEqual([
      'flows/reads',
    ]);
  });

  it('include the one whose exchange accuses first, although another owes the check', () => {
    const owed = { ...planned('a.must:getCustomer.200'), suite: 'story of flows/approve' };
    const seen = exchange('x#1', { suite: 'story of states/matrix', evaluations: [offending('a.must')] });
    expect(repeated(owed, seen)).toEqual(['flows/approve', 'states/matrix']);
  });
});

describe('what a repetition says of a violated check', () => {
  const before = judged([check('a.must:x', 'violated'), check('b.must:x', 'proved')]);

  it.each([
    ['confirmed', 'it was violated again', judged([check('a.must:x', 'violated')])],
    ['flaky', 'it was proved', judged([check('a.must:x', 'proved')])],
    ['not repeated', 'nobody could see it', judged([check('a.must:x', 'undecided', { reason: 'gone' })])],
    ['not repeated', 'the repetition did not get there', judged([])],
  ])('is %s where %s', (word, _why, again) => {
    expect([...confirmationsOf(before, again)]).toEqual([['a.must:x', word]]);
  });
});

describe('the run id of a repetition', () => {
  it('is another one, so that no customer and no key of the run comes again', () => {
    expect(repetitionOf('20261124T021935Z-kvzenk')).toBe('20261124T021935Z-kvzenk-again');
  });
});
