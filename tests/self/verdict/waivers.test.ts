import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '../../../src/verdict/fingerprint.ts';
import { readWaivers, type Waiver } from '../../../src/verdict/waivers.ts';
import { approved, check, checkOf, exchange, offending, requirements, verdictOf } from './evidence.ts';

const accepted = {
  environment: 'staging',
  reason: 'until release 2',
  owner: 'Ada',
  link: 'https://example.com/1',
  expires: '2026-12-31',
  where: 'waivers.yaml:7',
};
const ofRequirement: Waiver = { requirement: 'a.must', ...accepted };
const ofFingerprint = (fingerprint: string, more: Partial<Waiver> = {}): Waiver =>
  ({ fingerprint, ...accepted, ...more }) as Waiver;

/** Two discrepancies of one check: the same property is wrong in one answer, and absent from another. */
const twice = [
  exchange('suite.step#1', { evaluations: [offending('a.must', 'x')] }),
  exchange('suite.step#2', {
    evaluations: [{ ...offending('a.must', 'x'), finding: { ...found('a.must'), where: 'body#/other' } }],
  }),
];
function found(requirement: string) {
  return { code: 'A_MUST', requirement, message: 'm', expected: 'e', received: 'r', where: 'body' };
}
const [wrong = '', other = ''] = (checkOf(verdictOf([approved, ...twice]), 'a.must:x')?.offences ?? []).map((offence) =>
  fingerprintOf(offence, 'a.must'),
);

describe('a waiver by fingerprint', () => {
  it('waives that discrepancy, wherever in the run it shows, and the verdict holds', () => {
    const again = exchange('other.step#9', { evaluations: [offending('a.must', 'x')] });
    const verdict = verdictOf([approved, twice[0] ?? again, again], { waivers: [ofFingerprint(wrong)] });
    expect(verdict.word).toBe('holds');
    expect(checkOf(verdict, 'a.must:x')).toMatchObject({
      outcome: 'waived',
      reason: 'until release 2 (Ada, until 2026-12-31, https://example.com/1)',
    });
  });

  it('leaves a check violated that has another discrepancy too, which is told first', () => {
    const verdict = verdictOf([approved, ...twice], { waivers: [ofFingerprint(wrong)] });
    expect([verdict.word, verdict.counts.violated, verdict.counts.waived]).toEqual(['violated', 1, 0]);
    const told = checkOf(verdict, 'a.must:x')?.offences.map(({ exchange: id, waived }) => [id, waived]);
    expect(told).toEqual([
      ['suite.step#2', undefined],
      ['suite.step#1', 'until release 2 (Ada, until 2026-12-31, https://example.com/1)'],
    ]);
  });

  it('waives a check together with the waiver of its other discrepancy, and both reasons are given', () => {
    const waivers = [ofFingerprint(wrong), ofFingerprint(other, { reason: 'until release 3' })];
    const verdict = verdictOf([approved, ...twice], { waivers });
    expect(verdict.word).toBe('holds');
    expect(checkOf(verdict, 'a.must:x')?.reason).toMatch(/^until release 2 .*; until release 3 /);
  });

  it('is not used up by what only warns', () => {
    const should = exchange('suite.step#1', { evaluations: [offending('a.should', 'x')] });
    const [offence] = checkOf(verdictOf([approved, should]), 'a.should:x')?.offences ?? [];
    if (!offence) throw new Error('nothing warned');
    const verdict = verdictOf([approved, should], { waivers: [ofFingerprint(fingerprintOf(offence, 'a.should'))] });
    expect(checkOf(verdict, 'a.should:x')?.outcome).toBe('warned');
    // It may violate again, once the reading is confirmed: nobody can say that the waiver is not needed.
    expect(verdict.word).toBe('holds');
  });

  it.each([
    ['everything was evaluated, in a full run', [check('a.must:x', 'proved')], true, 'misconfigured'],
    ['not everything was to run', [check('a.must:x', 'proved')], false, 'holds'],
    ['something was not reached, where it may be', [check('b.must:x', 'not-reached')], true, 'undecided'],
  ])('that nothing shows any more ends the run only where %s', (_what, records, full, word) => {
    const verdict = verdictOf([approved, ...records], { waivers: [ofFingerprint(wrong)], full });
    expect(verdict.word).toBe(word);
    expect(verdict.reasons.some((reason) => reason.startsWith('WAIVER_UNUSED'))).toBe(word === 'misconfigured');
  });
});

describe('a waiver and the outcome of a check', () => {
  it.each(['proved', 'not-applicable', 'not-reached', 'undecided'] as const)('leaves %s as it is', (outcome) => {
    const records = [approved, check('a.must:x', outcome, { reason: 'why' }), check('a.must:y', 'violated')];
    const verdict = verdictOf(records, { waivers: [ofRequirement] });
    expect(checkOf(verdict, 'a.must:x')?.outcome).toBe(outcome);
    expect(checkOf(verdict, 'a.must:y')?.outcome).toBe('waived');
  });

  it('counts waived beside proved, never with it', () => {
    const records = [approved, check('a.must:x', 'violated'), check('a.must:y', 'proved')];
    expect(verdictOf(records, { waivers: [ofRequirement] }).counts).toMatchObject({
      proved: 2,
      waived: 1,
      violated: 0,
    });
  });

  it('keeps the discrepancy that it accepts, with its exchange', () => {
    const verdict = verdictOf([approved, ...twice], { waivers: [ofRequirement] });
    expect(checkOf(verdict, 'a.must:x')?.offences.map(({ exchange: id }) => id)).toEqual([
      'suite.step#1',
      'suite.step#2',
    ]);
  });
});

describe('the end of a waiver', () => {
  const endingOn = (expires: string, records = [approved, check('a.must:x', 'violated')]) =>
    verdictOf(records, { waivers: [{ ...ofRequirement, expires }] });

  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-12-07', 'in 14 days'],
  ])('on %s is announced with "%s", and it still counts', (expires, when) => {
    const verdict = endingOn(expires);
    expect([verdict.word, verdict.expiring]).toEqual([
      'holds',
      [`waivers.yaml:7: the waiver of a.must expires ${when}, on ${expires}; ask Ada`],
    ]);
  });

  it('is not announced more than 14 days ahead', () => {
    expect(endingOn('2026-12-08').expiring).toEqual([]);
  });

  it('is announced across a change of the clocks and of the year', () => {
    const verdict = verdictOf([approved, check('a.must:x', 'violated')], {
      waivers: [{ ...ofRequirement, expires: '2027-01-02' }],
      today: '2026-12-31',
    });
    expect(verdict.expiring[0]).toContain('in 2 days');
  });

  it('announces what ends first before what ends later', () => {
    const waivers = [
      { ...ofRequirement, expires: '2026-12-01' },
      { ...ofRequirement, requirement: 'b.must', expires: '2026-11-25' },
    ];
    const records = [approved, check('a.must:x', 'violated'), check('b.must:x', 'violated')];
    expect(verdictOf(records, { waivers }).expiring.map((text) => /of (\S+) /.exec(text)?.[1])).toEqual([
      'b.must',
      'a.must',
    ]);
  });

  it('leaves the violation, and says what was expected, what came, where and what to do', () => {
    const verdict = endingOn('2026-11-22');
    expect(verdict.word).toBe('violated');
    expect(verdict.reasons[1]).toBe(
      'WAIVER_EXPIRED  waivers.yaml:7: the waiver of a.must has expired: expected a last day from 2026-11-23 on, received 2026-11-22; renew it with its owner Ada, or remove it',
    );
  });

  it('is exit 2 where the violation is gone as well', () => {
    expect(endingOn('2026-11-22', [approved, check('a.must:x', 'proved')]).word).toBe('misconfigured');
  });
});

describe('an unused waiver', () => {
  it('says what was expected, what came, where and what to do', () => {
    const verdict = verdictOf([approved, check('a.must:x', 'proved')], { waivers: [ofRequirement] });
    expect(verdict.reasons).toEqual([
      'WAIVER_UNUSED  waivers.yaml:7: the waiver of a.must is unused: expected a violation that it accepts, received none: the requirement was evaluated and holds; remove it',
    ]);
  });
});

describe('waivers.yaml', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waivers-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, 'waivers.yaml'), text);
    return readWaivers(join(folder, 'waivers.yaml'), requirements());
  };
  const block = (subject: string, more = ''): string =>
    `  - ${subject}\n    environment: staging\n    reason: r\n    owner: o\n    link: l\n    expires: 2026-12-31\n${more}`;

  it('takes a fingerprint as it is written, digits alone and zeros in front included', () => {
    const subjects = ['fingerprint: 012345678901', 'fingerprint: 1234567890e1', 'fingerprint: "abcdefabcdef"'];
    const { waivers, problems } = read(`waivers:\n${subjects.map((one) => block(one)).join('')}`);
    expect(problems).toEqual([]);
    expect(waivers.map((waiver) => 'fingerprint' in waiver && waiver.fingerprint)).toEqual([
      '012345678901',
      '1234567890e1',
      'abcdefabcdef',
    ]);
  });

  it('names the line of each waiver, and nothing of the machine that it is read on', () => {
    const { waivers } = read(
      `# why\nwaivers:\n${block('requirement: a.must')}  # more\n${block('requirement: b.must')}`,
    );
    expect(waivers.map(({ where }) => where)).toEqual(['waivers.yaml:3', 'waivers.yaml:10']);
  });

  it('reads an alias as what it stands for', () => {
    const text = `waivers:\n${block('requirement: a.must').replace('owner: o', 'owner: &who Ada')}${block('requirement: b.must').replace('owner: o', 'owner: *who')}`;
    expect(read(text).waivers.map(({ owner }) => owner)).toEqual(['Ada', 'Ada']);
  });

  it.each<[code: string, text: string, line: number, next: RegExp]>([
    [
      'WAIVER_AMBIGUOUS',
      `waivers:\n${block('requirement: a.must', '    fingerprint: "0123456789ab"\n')}`,
      2,
      /two waivers/,
    ],
    ['WAIVER_UNKNOWN', `waivers:\n${block('requirement: a.mus')}`, 2, /did you mean a\.must\?/],
    ['WAIVER_UNKNOWN', `waivers:\n${block('fingerprint: 0123')}`, 2, /`finding`/],
    ['WAIVER_UNKNOWN', `waivers:\n${block('fingerprint: 0123456789AB')}`, 2, /`finding`/],
    [
      'WAIVER_INCOMPLETE',
      `waivers:\n${block('requirement: a.must').replace('reason: r', 'reason: ""')}`,
      2,
      /write reason/,
    ],
    [
      'WAIVER_INCOMPLETE',
      `waivers:\n${block('requirement: a.must').replace('reason: r', 'reason: ~')}`,
      2,
      /write reason/,
    ],
    ['WAIVER_INCOMPLETE', `waivers:\n${block('requirement: a.must').replace('link: l', 'link: [l]')}`, 2, /write link/],
    ['WAIVER_INCOMPLETE', 'waivers:\n\n  - nothing of the kind\n', 3, /write requirement/],
    ['WAIVER_ENVIRONMENT', `waivers:\n${block('requirement: a.must').replace('staging', 'Staging')}`, 2, /\.env\.NAME/],
    ['WAIVER_EXPIRY', `waivers:\n${block('requirement: a.must').replace('-12-31', '-02-29')}`, 2, /last day/],
    ['WAIVER_MEMBER_UNKNOWN', `waivers:\n${block('requirement: a.must', '    until: x\n')}`, 2, /correct its name/],
    ['WAIVERS_MEMBER_UNKNOWN', 'waivers: []\nwaiver:\n  - x\n', 2, /move what it holds/],
    ['WAIVERS_NOT_YAML', `waivers:\n${block('requirement: a.must', '    owner: another\n')}`, 8, /correct the line/],
    ['WAIVER_TWICE', `waivers:\n${block('requirement: a.must')}${block('requirement: a.must')}`, 8, /keep one/],
  ])(
    'is refused with %s (%#): what was expected and received, on which line, and what to do',
    (code, text, line, next) => {
      const problem = read(text).problems.find((one) => one.code === code);
      expect(problem).toMatchObject({ code, where: `waivers.yaml:${line}`, next: expect.stringMatching(next) });
      expect([problem?.expected, problem?.received].every((words) => words !== undefined && words !== '')).toBe(true);
    },
  );

  it('gives no waiver that has a problem, and each of the others', () => {
    const { waivers } = read(`waivers:\n${block('requirement: no.such')}${block('requirement: a.must')}`);
    expect(waivers.map((waiver) => 'requirement' in waiver && waiver.requirement)).toEqual(['a.must']);
  });
});
