import { describe, expect, it } from '@jest/globals';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import type { Case } from '../../../src/verdict/judge.ts';
import { exitCodes, outcomes, precedence, stronger } from '../../../src/verdict/outcome.ts';
import {
  approved,
  check,
  checkOf,
  ended,
  exchange,
  fine,
  offending,
  planned,
  requirements,
  verdictOf,
} from './evidence.ts';

const html = '<!DOCTYPE html><html><body>Maintenance</body></html>';
const violated = check('a.must:x', 'violated');
const undecided = check('a.must:x', 'undecided', { reason: 'cannot tell' });
const fault: EvidenceRecord = { kind: 'suite-fault', code: 'X', message: 'wrong', suite: 's', step: 't' };
const expired = {
  requirement: 'a.must',
  environment: 'staging',
  reason: 'known',
  owner: 'Ada',
  link: 'https://example.com/1',
  expires: '2026-11-22',
  where: 'waivers.yaml:1',
};

describe('the verdict', () => {
  const table: [string, string, number, EvidenceRecord[], Partial<Case>][] = [
    [
      'everything planned was proved',
      'holds',
      0,
      [planned('a.must:x'), check('a.must:x', 'proved'), ended('passed')],
      {},
    ],
    ['a SHOULD is not met', 'holds', 0, [check('a.should:x', 'violated')], {}],
    [
      'a step does not apply, for a reason',
      'holds',
      0,
      [planned('a.must:x'), ended('not-applicable', 'no simulator')],
      {},
    ],
    [
      'an inferred sentence is broken where nobody confirmed it',
      'holds',
      0,
      [check('a.inferred:x', 'violated')],
      { environment: 'other' },
    ],
    [
      'what the contract only infers is broken',
      'holds',
      0,
      [exchange('e', { evaluations: [offending('a.must', 'x', 'nobody says so')] })],
      {},
    ],
    ['a MUST is violated by a check', 'violated', 1, [violated], {}],
    ['a MUST is violated by an exchange', 'violated', 1, [exchange('e', { evaluations: [offending('a.must')] })], {}],
    ['an inferred sentence is broken where it was confirmed', 'violated', 1, [check('a.inferred:x', 'violated')], {}],
    [
      'what the contract only infers is broken in local',
      'violated',
      1,
      [exchange('e', { evaluations: [offending('a.must', 'x', 'nobody says so')] })],
      { environment: 'local' },
    ],
    [
      'a check fails once and passes once',
      'violated',
      1,
      [check('a.must:x', 'proved'), violated, check('a.must:x', 'proved')],
      {},
    ],
    ['a check that no requirement has fails', 'violated', 1, [check('z.unknown:x', 'violated')], {}],
    ['a waiver has expired', 'misconfigured', 2, [check('a.must:x', 'proved')], { waivers: [expired] }],
    [
      'a waiver is not needed',
      'misconfigured',
      2,
      [check('a.must:x', 'proved')],
      { waivers: [{ ...expired, expires: '2026-11-23' }] },
    ],
    ['a check is undecided', 'undecided', 3, [undecided], {}],
    [
      'a step failed before its check',
      'undecided',
      3,
      [planned('a.must:x'), ended('failed', 'the connection was reset')],
      {},
    ],
    [
      'a step was not reached',
      'undecided',
      3,
      [planned('a.must:x'), ended('not-reached', 'an earlier step failed')],
      {},
    ],
    ['the preflight failed', 'undecided', 3, [], { preflight: 'preflight: nothing listens there' }],
    [
      'the run was interrupted',
      'undecided',
      3,
      [planned('a.must:x')],
      { interrupted: 'the run was interrupted by SIGINT' },
    ],
    ['a journal line could not be read', 'undecided', 3, [], { unreadable: ['worker-1.ndjson:7'] }],
    ['the suite says that it was wrong', 'suite fault', 4, [fault], {}],
    [
      'a planned check was not emitted by a step that passed',
      'suite fault',
      4,
      [planned('a.must:x'), ended('passed')],
      {},
    ],
    [
      'a refusal came with the other status that is as good',
      'holds',
      0,
      [
        planned('a.must:getCustomer.400'),
        exchange('e', { status: 401, intent: { kind: 'invalid', provokes: [400, 401] } }),
        ended('passed'),
      ],
      {},
    ],
    [
      'the other status came where only one was asked for',
      'suite fault',
      4,
      [
        planned('a.must:getCustomer.400'),
        exchange('e', { status: 401, intent: { kind: 'invalid', provokes: [401] } }),
        ended('passed'),
      ],
      {},
    ],
    ['a step never ended', 'suite fault', 4, [planned('a.must:x')], {}],
    ['Jest died', 'suite fault', 4, [planned('a.must:x')], { crash: 'Jest ended with SIGKILL' }],
    ['a check that no requirement has passes', 'suite fault', 4, [check('z.unknown:x', 'proved')], {}],
  ];

  it.each(table)('when %s is "%s", exit %i', (_name, word, code, records, more) => {
    const verdict = verdictOf([approved, ...records], more);
    expect(verdict.word).toBe(word);
    expect(exitCodes[verdict.word]).toBe(code);
    expect(verdict.reasons.length > 0).toBe(word !== 'holds');
  });

  it.each([
    ['nothing at all was proved', []],
    ['the approve flow was not run', [check('a.must:x', 'proved')]],
    ['the approve flow does not apply', [check('customer.becomes-active:approve', 'not-applicable', { reason: 'no' })]],
    [
      'only the second customer became active',
      [check('a.must:x', 'proved'), check('customer.becomes-active:approve', 'undecided')],
    ],
  ])('is "undecided" when %s', (_name, records) => {
    expect(verdictOf(records).word).toBe('undecided');
  });

  it('may hold without the approve flow where only some suites were to run', () => {
    expect(verdictOf([check('a.must:x', 'proved')], { full: false }).word).toBe('holds');
  });

  it('is "violated" when the approve flow fails for one tenant, whatever the other saw', () => {
    expect(verdictOf([approved, check('customer.becomes-active:second', 'violated')]).word).toBe('violated');
  });

  const causes: Record<string, [EvidenceRecord[], Partial<Case>]> = {
    violated: [[violated], {}],
    'suite fault': [[fault], {}],
    misconfigured: [[check('b.must:y', 'proved')], { waivers: [{ ...expired, requirement: 'b.must' }] }],
    undecided: [[check('b.must:z', 'undecided')], {}],
  };
  const order = ['violated', 'suite fault', 'misconfigured', 'undecided'];
  it.each(order.flatMap((strong, index) => order.slice(index + 1).map((weak) => [strong, weak] as const)))(
    'is "%s" rather than "%s" when both apply, and gives the reason for both, the stronger first',
    (strong, weak) => {
      const [first, second] = [causes[strong], causes[weak]];
      const more = { ...first?.[1], ...second?.[1] };
      const verdict = verdictOf([approved, ...(second?.[0] ?? []), ...(first?.[0] ?? [])], more);
      expect(verdict.word).toBe(strong);
      expect(verdict.reasons.length).toBeGreaterThan(1);
    },
  );

  it('stands although the environment went away later', () => {
    const records = [approved, violated, planned('b.must:y', 'later'), ended('failed', 'refused', 'later')];
    expect(verdictOf(records).word).toBe('violated');
  });

  it('counts each check once, by the strongest of what spoke to it', () => {
    const { counts } = verdictOf([approved, check('a.must:x', 'proved'), undecided, violated]);
    expect(counts).toMatchObject({ proved: 1, violated: 1, undecided: 0 });
  });

  it('has one sentence for a cause that silenced many checks', () => {
    const { reasons } = verdictOf([approved, planned('a.must:x'), planned('a.must:y'), planned('b.must:z')]);
    expect(reasons).toEqual(['a.must:x and 2 more checks: step suite.step never ended']);
  });

  it('keeps observations of any name', () => {
    const { observations } = verdictOf([{ kind: 'observation', id: '__proto__', value: 'x', exchanges: [] }]);
    expect(Object.entries(observations)).toEqual([['__proto__', 'x']]);
  });
});

describe('an intermediary', () => {
  const page = exchange('e', {
    content: html,
    evaluations: [offending('a.must'), offending('response.status-declared', 'getCustomer')],
  });

  it('that answers everything with a page leaves the verdict undecided', () => {
    const verdict = verdictOf([page, { ...page, id: 'f' }, check('a.must:y', 'violated', { exchanges: ['f'] })]);
    expect(verdict.word).toBe('undecided');
    expect(verdict.counts.violated).toBe(0);
    expect(checkOf(verdict, 'a.must:y')?.reason).toContain('HTML page');
  });

  it('is seen also where the page is not UTF-8', () => {
    const body = {
      encoding: 'base64',
      content: Buffer.from(`${html}\u00ff`, 'latin1').toString('base64'),
      bytes: 1,
    } as const;
    const response = { status: 200, reason: '', headers: [], body };
    expect(verdictOf([{ ...page, response }]).word).toBe('undecided');
  });

  it('at the preflight accuses nobody, though a token had come before', () => {
    const token = exchange('p', { suite: 'preflight', operation: 'issueToken' });
    const verdict = verdictOf([token, { ...page, suite: 'preflight' }], { preflight: 'preflight: a page' });
    expect(verdict.word).toBe('undecided');
  });

  it('does not excuse a single page in the middle of a run', () => {
    expect(verdictOf([approved, exchange('ok', { evaluations: [fine('b.must')] }), page]).word).toBe('violated');
  });
});

describe('a refusal of a valid request', () => {
  const refused = (status: number, more = {}) =>
    exchange('e', {
      status,
      operation: 'createCustomer',
      evaluations: [offending('response.status-declared', 'createCustomer')],
      ...more,
    });
  const due = check('a.must:x', 'violated', { exchanges: ['e'] });

  it.each([400, 401, 403])('with %i on every signed call is undecided, with what to look at', (status) => {
    const key = exchange('k', {
      operation: 'updateSigningKey',
      request: { method: 'PUT', url: 'http://api.test/', headers: [] },
    });
    const token = exchange('t', { operation: 'issueToken', identity: 'nobody' });
    const verdict = verdictOf([token, key, refused(status), due]);
    expect(verdict.word).toBe('undecided');
    expect(checkOf(verdict, 'a.must:x')?.reason).toContain('signature settings');
    expect(verdict.counts.violated).toBe(0);
  });

  it.each([400, 401, 403])('with %i on one operation, where others accept these credentials, is violated', (status) => {
    const verdict = verdictOf([approved, exchange('ok'), refused(status), due]);
    expect(verdict.word).toBe('violated');
    expect(verdict.counts.violated).toBe(2);
  });

  it('is not excused by what another identity may do', () => {
    const other = exchange('ok', { identity: 'second' });
    expect(verdictOf([approved, other, refused(401), due]).word).toBe('undecided');
  });

  it('that was provoked is judged as it is', () => {
    const verdict = verdictOf([approved, refused(401, { intent: { kind: 'invalid', provokes: [400] } }), due]);
    expect(verdict.word).toBe('violated');
  });

  it('excuses nothing but its status', () => {
    const leaking = refused(401, { evaluations: [offending('b.must', 'createCustomer.401')] });
    expect(verdictOf([leaking]).word).toBe('violated');
  });

  it('with 404 accuses the API, whatever the credentials', () => {
    expect(verdictOf([approved, refused(404)]).word).toBe('violated');
  });
});

describe('a proof', () => {
  it('that rests on no exchange and no delivery is none', () => {
    const verdict = verdictOf([approved, check('a.must:x', 'proved', { exchanges: [] })]);
    expect(checkOf(verdict, 'a.must:x')).toMatchObject({
      outcome: 'undecided',
      reason: 'no answer and no delivery was there to be looked at',
    });
    expect(verdict.word).toBe('undecided');
  });
});

describe('the twin rule', () => {
  const refusal = check('a.must:x', 'proved', { twin: 'createCustomer' });

  it('counts a refusal where a valid request got a success that the contract does not list, but only by inference', () => {
    const accepted = (inferred: string | undefined) =>
      exchange('twin', {
        status: 202,
        operation: 'createCustomer',
        evaluations: [offending('response.status-declared', 'createCustomer', inferred)],
      });
    const refusal = check('a.must:refused', 'proved', { twin: 'createCustomer', exchanges: ['twin'] });
    expect(checkOf(verdictOf([approved, accepted('no page lists them'), refusal]), refusal.id)?.outcome).toBe('proved');
    expect(checkOf(verdictOf([approved, accepted(undefined), refusal]), refusal.id)?.outcome).toBe('undecided');
  });

  it('counts a refusal where a valid request of the operation was accepted', () => {
    const verdict = verdictOf([approved, exchange('e', { operation: 'createCustomer', status: 201 }), refusal]);
    expect(checkOf(verdict, 'a.must:x')?.outcome).toBe('proved');
  });

  it.each([
    ['no valid one was sent', []],
    ['the valid one was refused too', [exchange('e', { operation: 'createCustomer', status: 500 })]],
    [
      'the valid one got no answer',
      [{ ...exchange('e', { operation: 'createCustomer' }), response: undefined } as never],
    ],
    [
      'only an invalid one was accepted',
      [exchange('e', { operation: 'createCustomer', intent: { kind: 'invalid', provokes: [] } })],
    ],
    ['only another operation accepted one', [exchange('e', { operation: 'putWebhook' })]],
  ])('leaves a refusal undecided where %s', (_name, records: EvidenceRecord[]) => {
    expect(checkOf(verdictOf([approved, ...records, refusal]), 'a.must:x')?.outcome).toBe('undecided');
  });
});

describe('outcomes', () => {
  it('grow stronger in the order of the design', () => {
    const order = 'not-applicable proved warned waived not-reached undecided suite-fault violated'.split(' ');
    expect(outcomes).toEqual(order);
    for (const [index, a] of outcomes.entries()) {
      for (const [other, b] of outcomes.entries()) expect(stronger(a, b)).toBe(outcomes[Math.max(index, other)]);
    }
  });

  it('lead to verdicts of which 1 goes before 4, 2, 3 and 0', () => {
    expect(precedence.map((word) => exitCodes[word])).toEqual([1, 4, 2, 3, 0]);
  });

  it('of a violated check keep no reason that explains a weaker one', () => {
    const verdict = verdictOf([approved, check('a.must:x', 'undecided', { reason: 'cannot tell' }), violated], {
      requirements: requirements(),
    });
    expect(checkOf(verdict, 'a.must:x')).not.toHaveProperty('reason');
  });
});
