import { describe, expect, it } from '@jest/globals';
import { discrepanciesOf, furtherExchanges } from '../../../src/report/discrepancies.ts';
import { byCause, reasonLines } from '../../../src/report/reason-groups.ts';
import { check, offence } from './html/every-outcome.ts';

const refused = 'POST /auth/token answered 401 and gave no token';
const checks = [
  check('a.must:one', 'not-reached', { reason: `${refused} (values.create#8)` }),
  check('a.must:two', 'not-reached', {
    reason: `not reached, because step "create" failed: ${refused} (values.create#8)`,
  }),
  check('b.must:one', 'not-reached', { reason: 'the connection was reset' }),
  check('b.must:two', 'undecided', { reason: 'bodies.token#45 answered 401, and nothing shows why' }),
  check('c.must:one', 'not-reached', { reason: `${refused} (states-parallel.twice.again#187)` }),
  check('c.must:two', 'undecided', { reason: 'reads.token#1 answered 401, and nothing shows why' }),
  check('d.must:one', 'suite-fault', { reason: 'it threw' }),
  check('d.must:two', 'not-reached'),
];

describe('the causes of what was not proved', () => {
  it('are told once each, whatever step and exchange met them, the gravest outcome first and then the costliest', () => {
    expect(reasonLines(checks)).toEqual([
      '1 check suite-fault: it threw  (d.must:one)',
      '2 checks undecided: bodies.token#45 answered 401, and nothing shows why  (b.must:two, …)',
      `3 checks not-reached: ${refused} (values.create#8)  (a.must:one, …)`,
      '1 check not-reached: the connection was reset  (b.must:one)',
      '1 check not-reached: no reason was recorded  (d.must:two)',
    ]);
  });

  it('keep all their checks', () => {
    expect(byCause(checks).flatMap((group) => group.checks)).toHaveLength(checks.length);
  });
});

describe('the further exchanges of a discrepancy', () => {
  it('are others than the one that is named already, each once', () => {
    const shownIn = (...exchanges: string[]): string => {
      const [first] = discrepanciesOf(check('a', 'violated', { offences: exchanges.map((id) => offence(id)) }));
      return first ? furtherExchanges(first) : 'no discrepancy';
    };
    expect(shownIn('x.y#1', 'x.y#1')).toBe('');
    expect(shownIn('x.y#1', 'x.y#1', 'x.y#2', 'x.y#2', 'x.y#3')).toBe('x.y#2, x.y#3');
    expect(shownIn('x.y#1', 'x.y#2', 'x.y#3', 'x.y#4', 'x.y#5')).toBe('x.y#2, x.y#3, x.y#4, …');
  });
});
