import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { baselineOf } from '../../../src/verdict/baseline.ts';
import { type Comparison, compareRuns, knownBefore, noveltyOf } from '../../../src/verdict/comparison.ts';
import { approved, check, checkOf, ended, exchange, offending, planned, verdictOf } from './evidence.ts';
import { runOf } from './recorded-verdict.ts';

const observed = (id: string, value: string): EvidenceRecord => ({ kind: 'observation', id, value, exchanges: [] });

/** The numbers of a comparison of two runs that consist of these records beside the approved flow. */
function compare(before: readonly EvidenceRecord[], now: readonly EvidenceRecord[]): Comparison {
  const baseline = baselineOf(runOf(verdictOf([approved, ...before])));
  return compareRuns(verdictOf([approved, ...now]), baseline, 'baselines/staging.json of 2026-11-23');
}
const numbers = ({ new: fresh, still, fixed, unseen }: Comparison) => ({ new: fresh, still, fixed, unseen });

const wrong = check('a.must:x', 'violated');
const right = check('a.must:x', 'proved');
const elsewhere = check('b.must:y', 'violated');

describe('a run beside what was known before', () => {
  it.each<[what: string, before: EvidenceRecord[], now: EvidenceRecord[], counts: [number, number, number, number]]>([
    ['nothing was wrong and nothing is', [right], [right], [0, 0, 0, 0]],
    ['something is wrong for the first time', [right], [wrong], [1, 0, 0, 0]],
    ['the same is wrong again', [wrong], [wrong], [0, 1, 0, 0]],
    ['it was looked at again and is right', [wrong], [right], [0, 0, 1, 0]],
    ['one is fixed and another is new', [wrong], [right, elsewhere], [1, 0, 1, 0]],
    ['nobody looked: the step failed', [wrong], [planned('a.must:x'), ended('failed', 'reset')], [0, 0, 0, 1]],
    ['nobody looked: it could not be decided', [wrong], [check('a.must:x', 'undecided')], [0, 0, 0, 1]],
    ['nobody looked: there is no such check', [wrong], [], [0, 0, 0, 1]],
    [
      'the refusal is wrong in another way: the request is accepted now',
      [check('a.must:x', 'violated', { message: 'POST /c answered 418: not the refusal that is due' })],
      [check('a.must:x', 'violated', { message: 'POST /c answered 201: what must be refused was accepted' })],
      [1, 0, 1, 0],
    ],
    [
      'one of the two checks that showed it was not looked at',
      [
        exchange('s.t#1', { evaluations: [offending('a.must', 'x')] }),
        exchange('s.t#2', { evaluations: [offending('a.must', 'y')] }),
      ],
      [right, check('a.must:y', 'not-reached')],
      [0, 0, 0, 1],
    ],
    ['it warned and violates now', [check('a.should:x', 'violated')], [check('a.should:x', 'violated')], [0, 1, 0, 0]],
  ])('counts by discrepancy where %s', (_what, before, now, [fresh, still, fixed, unseen]) => {
    expect(numbers(compare(before, now))).toEqual({ new: fresh, still, fixed, unseen });
  });

  it('knows a discrepancy again although it shows in other exchanges, in another order and far more often', () => {
    const shown = (ids: readonly string[]) =>
      ids.map((id) => exchange(id, { evaluations: [offending('a.must', 'x')] }));
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.nat(999).map((n) => `s.t#${n}`),
          { minLength: 1, maxLength: 20 },
        ),
        (ids) => {
          expect(numbers(compare(shown(['s.t#1']), shown(ids)))).toEqual({ new: 0, still: 1, fixed: 0, unseen: 0 });
        },
      ),
    );
  });

  it('names what is fixed and what is still there, with the day on which it was first known', () => {
    const compared = compare([wrong, elsewhere], [right, elsewhere]);
    expect(compared.name).toBe('baselines/staging.json of 2026-11-23');
    expect(compared.gone).toMatchObject([{ requirement: 'a.must', since: '2026-11-23', checks: ['a.must:x'] }]);
    expect(compared.stays).toMatchObject([{ requirement: 'b.must', since: '2026-11-23' }]);
  });

  it('tells of each check whether it is new, still there or fixed', () => {
    const before = [wrong, check('b.must:y', 'violated')];
    const now = verdictOf([approved, right, check('b.must:y', 'violated'), check('b.must:z', 'violated')]);
    const compared = compareRuns(now, baselineOf(runOf(verdictOf([approved, ...before]))), 'x');
    const noveltyIn = (id: string) => {
      const one = checkOf(now, id);
      return one && noveltyOf(one, compared);
    };
    expect(['a.must:x', 'b.must:y', 'b.must:z', 'customer.becomes-active:approve'].map(noveltyIn)).toEqual([
      'fixed',
      'still',
      'new',
      undefined,
    ]);
    const [offence] = checkOf(now, 'b.must:y')?.offences ?? [];
    expect(offence && knownBefore(offence, 'b.must', compared)).toMatchObject({ since: '2026-11-23' });
  });

  it('calls a check new as soon as one of its discrepancies is', () => {
    const second = { ...offending('a.must', 'x'), finding: { ...finding, where: 'body#/other' } };
    const now = [exchange('s.t#1', { evaluations: [offending('a.must', 'x'), second] })];
    const before = [exchange('s.t#1', { evaluations: [offending('a.must', 'x')] })];
    const compared = compare(before, now);
    const one = checkOf(verdictOf([approved, ...now]), 'a.must:x');
    expect([numbers(compared), one && noveltyOf(one, compared)]).toEqual([
      { new: 1, still: 1, fixed: 0, unseen: 0 },
      'new',
    ]);
  });
});

const finding = { code: 'A_MUST', requirement: 'a.must', message: 'm', expected: 'e', received: 'r', where: 'body' };

describe('observations beside what was known before', () => {
  it.each<[what: string, before: EvidenceRecord[], now: EvidenceRecord[], changed: object[]]>([
    [
      'one changed',
      [observed('refusal', '400'), observed('rotates', 'no')],
      [observed('refusal', '409'), observed('rotates', 'no')],
      [{ id: 'refusal', before: '400', now: '409' }],
    ],
    ['one was not seen this time', [observed('refusal', '400')], [], []],
    ['one is seen for the first time', [], [observed('refusal', '400')], []],
    [
      'a clock is off by more',
      [observed('environment.clock-skew-seconds', '1')],
      [observed('environment.clock-skew-seconds', '9')],
      [],
    ],
    [
      'only an id in it changed',
      [observed('a', 'of 2026-11-23T10:00:00Z')],
      [observed('a', 'of 2026-11-24T10:00:00Z')],
      [],
    ],
    ['a name is one that every object has', [observed('constructor', 'x')], [], []],
    [
      'a name is that of the prototype',
      [observed('__proto__', 'x')],
      [observed('__proto__', 'y')],
      [{ id: '__proto__', before: 'x', now: 'y' }],
    ],
  ])('are told where %s', (_what, before, now, changed) => {
    expect(compare(before, now).observations).toEqual(changed);
  });
});
