import { describe, expect, it } from '@jest/globals';
import { approved, check, checkOf, ended, exchange, offending, planned, verdictOf } from './evidence.ts';

describe('a planned check', () => {
  it('that two steps owe is not reached if one of them was not, though it does not apply to the other', () => {
    const verdict = verdictOf([
      approved,
      planned('a.must:x', 'one'),
      planned('a.must:x', 'two'),
      ended('not-applicable', 'no simulator', 'one'),
      ended('failed', 'the connection was reset', 'two'),
    ]);
    expect(checkOf(verdict, 'a.must:x')).toMatchObject({ outcome: 'not-reached', reason: 'the connection was reset' });
  });

  it('that one step missed and another proved is proved', () => {
    const verdict = verdictOf([
      approved,
      planned('a.must:x', 'one'),
      ended('failed', 'reset', 'one'),
      check('a.must:x', 'proved'),
    ]);
    expect(checkOf(verdict, 'a.must:x')?.outcome).toBe('proved');
  });

  it('that another answer kept from being made is not reached, because its step could not decide', () => {
    const doubt = check('b.must:refused', 'undecided', { reason: 'refused for another reason' });
    const verdict = verdictOf([approved, planned('a.must:x'), doubt, ended('passed')]);
    expect(checkOf(verdict, 'a.must:x')).toMatchObject({
      outcome: 'not-reached',
      reason: 'refused for another reason',
    });
  });

  it('of an answer that another one came for does not apply where that only warns, and is not reached where it violates', () => {
    const answered = exchange('suite.step#1', {
      status: 400,
      operation: 'signCustomerChallenge',
      intent: { kind: 'invalid', provokes: [409] },
    });
    const expected = (inferred: string | undefined) =>
      check('a.must:suite.step.signed-once', 'violated', {
        message: 'POST answered 400 where 409 is due',
        exchanges: ['suite.step#1'],
        ...(inferred === undefined ? {} : { inferred }),
      });
    const owed = planned('b.must:signCustomerChallenge.409');
    const warned = verdictOf([approved, owed, answered, expected('nobody states the code'), ended('passed')]);
    expect(checkOf(warned, owed.id)).toMatchObject({
      outcome: 'not-applicable',
      reason: 'POST answered 400 where 409 is due',
    });
    expect(warned.word).toBe('holds');
    const red = verdictOf([approved, owed, answered, expected(undefined), ended('passed', 'POST answered 400')]);
    expect(checkOf(red, owed.id)?.outcome).toBe('not-reached');
  });

  it("of an answer that never came, though nothing warns, is the suite's own fault", () => {
    const answered = exchange('suite.step#1', { status: 400, operation: 'signCustomerChallenge' });
    const verdict = verdictOf([approved, planned('b.must:signCustomerChallenge.409'), answered, ended('passed')]);
    expect(verdict.word).toBe('suite fault');
  });

  it('that a finding on the same answer kept from being made is not reached, though the finding only warns', () => {
    const evaluations = [offending('a.must', 'activateCustomer.200', 'nobody says so')];
    const verdict = verdictOf([
      approved,
      planned('b.must:activateCustomer.200'),
      exchange('suite.step#1', { evaluations }),
      ended('passed'),
    ]);
    expect(checkOf(verdict, 'b.must:activateCustomer.200')).toMatchObject({
      outcome: 'not-reached',
      reason: 'a.must is broken',
    });
    expect(verdict.word).toBe('undecided');
  });
});
