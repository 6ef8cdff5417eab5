import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf } from '../../../src/verdict/fingerprint.ts';
import { proposeWaiver, type WaiverRequest } from '../../../src/verdict/propose-waiver.ts';
import { readWaivers } from '../../../src/verdict/waivers.ts';
import { approved, check, checkOf, exchange, offending, requirements, verdictOf } from './evidence.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'propose-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function waiversIn(text: string) {
  const file = join(folder, 'waivers.yaml');
  writeFileSync(file, `waivers:\n${text}`);
  return readWaivers(file, requirements());
}

const violated = [
  approved,
  exchange('suite.step#1', { evaluations: [offending('a.must', 'x')] }),
  exchange('suite.step#2', { evaluations: [offending('a.must', 'x')] }),
];
const verdict = verdictOf(violated);
const [offence] = checkOf(verdict, 'a.must:x')?.offences ?? [];
const fingerprint = offence ? fingerprintOf(offence, 'a.must') : '';

function propose(subject: string, more: Partial<WaiverRequest> = {}) {
  const request = { environment: 'staging', today: '2026-11-23', requirements: requirements(), waivers: [], verdict };
  return proposeWaiver({ subject, ...request, ...more });
}

function blockOf(subject: string, more: Partial<WaiverRequest> = {}): string {
  const proposal = propose(subject, more);
  if ('code' in proposal) throw new Error(proposal.what);
  return proposal.block;
}

function written(block: string): string {
  return block
    .replace('reason: ""', 'reason: until release 2')
    .replace('owner: ""', 'owner: Ada')
    .replace('link: ""', 'link: https://example.com/1');
}

describe('a proposed waiver', () => {
  it.each([
    ['of a requirement', 'a.must'],
    ['of a fingerprint', fingerprint],
  ])('%s is refused as it is printed, because reason, owner and link are left to write', (_what, subject) => {
    const { waivers, problems } = waiversIn(blockOf(subject));
    expect(waivers).toEqual([]);
    expect(problems).toMatchObject([{ code: 'WAIVER_INCOMPLETE', received: 'no reason, no owner, no link' }]);
  });

  it.each(['reason', 'owner', 'link'])('is refused while only its %s is left to write', (name) => {
    const block = written(blockOf('a.must')).replace(new RegExp(`${name}: [^#\\n]*`), `${name}: "" `);
    expect(waiversIn(block).problems).toMatchObject([{ code: 'WAIVER_INCOMPLETE', received: `no ${name}` }]);
  });

  it.each([
    ['of a requirement', 'a.must'],
    ['of a fingerprint', fingerprint],
  ])('%s parses back once they are written, and waives what it was printed for', (_what, subject) => {
    const { waivers, problems } = waiversIn(written(blockOf(subject)));
    expect(problems).toEqual([]);
    expect(waivers).toMatchObject([{ environment: 'staging', expires: '2026-12-23', owner: 'Ada' }]);
    const again = verdictOf(violated, { waivers });
    expect([again.word, again.counts.waived]).toEqual(['holds', 1]);
  });

  it('says which discrepancy and which exchanges it is about', () => {
    const block = blockOf(fingerprint);
    expect(block).toContain('  # A_MUST: a.must is broken\n');
    expect(block).toContain('  # seen in suite.step#1, suite.step#2\n');
  });

  it('of several blocks below each other parses back as well', () => {
    const text = written(blockOf('a.must')) + written(blockOf(fingerprint));
    expect(waiversIn(text).waivers.map(({ where }) => where)).toHaveLength(2);
  });

  it('holds whatever the environment made the message say, as a comment and nothing else', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.constantFrom('\n', '\r', '\u2028', '\u0085', ' #', ': '), (words, mark) => {
        const message = `${words}${mark}  - requirement: b.must`;
        const record = check('a.must:x', 'violated', { message, exchanges: [`s.t#1${mark}`] });
        const block = blockOf('a.must', { verdict: verdictOf([approved, record]) });
        const { waivers, problems } = waiversIn(written(block));
        expect(problems).toEqual([]);
        expect(waivers.map((one) => 'requirement' in one && one.requirement)).toEqual(['a.must']);
      }),
    );
  });

  it.each([
    ['no run is at hand', { verdict: undefined }, /no run in staging is at hand/],
    ['the run does not violate it', { verdict: verdictOf([approved]) }, /would call this waiver unused/],
    ['it only warns there', { verdict: verdictOf([approved, check('a.should:x', 'violated')]) }, /unused/],
    ['the run was in another environment', { environment: 'live' }, /run was in environment staging.*for live/],
  ])('is announced as doubtful where %s', (_what, more, said) => {
    const proposal = propose('a.must', more);
    expect('notices' in proposal ? proposal.notices.join('\n') : '').toMatch(said);
  });

  it('comes without a doubt where the run violates it', () => {
    expect(propose('a.must')).toMatchObject({ notices: [] });
  });
});

describe('a waiver that is not proposed', () => {
  const standing = {
    requirement: 'a.must',
    environment: 'staging',
    reason: 'r',
    owner: 'Ada',
    link: 'l',
    expires: '2026-12-01',
    where: 'waivers.yaml:9',
  };

  it.each<[what: string, subject: string, more: Partial<WaiverRequest>, problem: object]>([
    [
      'there is no such requirement, and one is near',
      'a.mst',
      {},
      { code: 'WAIVE_UNKNOWN', next: 'did you mean a.must?' },
    ],
    [
      'there is no such requirement, and none is near',
      'zzz.qqqqqq',
      {},
      { code: 'WAIVE_UNKNOWN', next: 'look it up in requirements.yaml' },
    ],
    [
      'the run shows other fingerprints',
      '000000000000',
      {},
      { code: 'WAIVE_UNKNOWN', next: expect.stringContaining(`${fingerprint} (a.must)`) },
    ],
    [
      'the run shows none',
      '000000000000',
      { verdict: verdictOf([approved]) },
      { code: 'WAIVE_UNKNOWN', next: 'name a run that shows it: --run' },
    ],
    [
      'there is no run to know the fingerprint from',
      fingerprint,
      { verdict: undefined },
      { code: 'WAIVE_UNKNOWN', what: expect.stringContaining('no run in staging') },
    ],
    [
      'it is waived already',
      'a.must',
      { waivers: [standing] },
      { code: 'WAIVED_ALREADY', where: 'waivers.yaml:9', next: expect.stringContaining('Ada') },
    ],
  ])('says why: %s', (_what, subject, more, problem) => {
    expect(propose(subject, more)).toMatchObject({ expected: expect.stringMatching(/./), ...problem });
  });

  it('is proposed for another environment than the one in which it is waived', () => {
    expect(propose('a.must', { waivers: [{ ...standing, environment: 'live' }] })).toHaveProperty('block');
  });
});
