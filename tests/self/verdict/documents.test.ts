import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRequirements } from '../../../src/verdict/requirements.ts';
import { readWaivers } from '../../../src/verdict/waivers.ts';
import { approved, check, checkOf, exchange, offending, requirements, verdictOf } from './evidence.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(text: string): string {
  const file = join(folder, 'document.yaml');
  writeFileSync(file, text);
  return file;
}

const waiver = {
  requirement: 'a.must',
  environment: 'staging',
  reason: 'until release 2',
  owner: 'Ada',
  link: 'https://example.com/1',
  expires: '2026-12-31',
};

const asYaml = (...items: object[]): string =>
  `waivers:\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`;
const waiversIn = (text: string) => readWaivers(written(text), requirements());

describe('waivers.yaml', () => {
  it('gives its waivers, each with its line', () => {
    const { waivers, problems } = waiversIn(asYaml(waiver, { ...waiver, environment: 'other' }));
    expect(problems).toEqual([]);
    expect(waivers.map(({ where }) => where.split(':').at(-1))).toEqual(['2', '3']);
  });

  it('may be empty', () => {
    expect(waiversIn('waivers: []')).toEqual({ waivers: [], problems: [] });
  });

  it.each([
    ['WAIVERS_MISSING', ''],
    ['WAIVERS_MISSING', '- a\n- b'],
    ['WAIVERS_MISSING', 'waivers: none'],
    ['WAIVERS_NOT_YAML', 'waivers: [\n'],
    ['WAIVER_INCOMPLETE', asYaml({ ...waiver, owner: undefined })],
    ['WAIVER_INCOMPLETE', asYaml({ ...waiver, reason: ' ' })],
    ['WAIVER_INCOMPLETE', 'waivers:\n  - just a text\n'],
    ['WAIVER_MEMBER_UNKNOWN', asYaml({ ...waiver, untill: 'x' })],
    ['WAIVER_EXPIRY', asYaml({ ...waiver, expires: 'soon' })],
    ['WAIVER_EXPIRY', asYaml({ ...waiver, expires: '2027-02-30' })],
    ['WAIVER_EXPIRY', asYaml({ ...waiver, expires: '9999-99-99' })],
    ['WAIVER_UNKNOWN', asYaml({ ...waiver, requirement: 'no.such' })],
    ['WAIVER_UNKNOWN', asYaml({ ...waiver, requirement: 'constructor' })],
    ['WAIVER_TWICE', asYaml(waiver, waiver)],
  ])('is refused with %s (%#), with its place and what is expected', (code, text) => {
    const { problems } = waiversIn(text);
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const problem of problems) {
      expect(problem.where).toContain('document.yaml');
      expect(problem.expected).not.toBe('');
    }
  });

  it('names every problem of every waiver at once', () => {
    const { problems } = waiversIn(
      asYaml({ ...waiver, owner: '' }, { ...waiver, requirement: 'no.such', expires: 'x' }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['WAIVER_INCOMPLETE', 'WAIVER_EXPIRY', 'WAIVER_UNKNOWN']);
  });

  it('that is not there is a problem of the settings, not a crash', () => {
    const { problems } = readWaivers(join(folder, 'absent.yaml'), requirements());
    expect(problems).toMatchObject([{ code: 'WAIVERS_MISSING' }]);
  });
});

describe('a waiver', () => {
  const here = { ...waiver, where: 'waivers.yaml:2' };
  const offended = check('a.must:x', 'violated');

  it('waives the offenders of its requirement, with its reason and owner, and the verdict holds', () => {
    const byExchange = exchange('e', { evaluations: [offending('a.must', 'y')] });
    const verdict = verdictOf([approved, offended, byExchange], { waivers: [here] });
    expect(verdict.word).toBe('holds');
    for (const id of ['a.must:x', 'a.must:y']) {
      expect(checkOf(verdict, id)).toMatchObject({ outcome: 'waived', reason: expect.stringContaining('Ada') });
      expect(checkOf(verdict, id)?.offences).toHaveLength(1);
    }
  });

  it('hides no other requirement, and no other outcome', () => {
    const verdict = verdictOf([approved, offended, check('b.must:x', 'violated'), check('a.must:y', 'undecided')], {
      waivers: [here],
    });
    expect(verdict.counts).toMatchObject({ violated: 1, waived: 1, undecided: 1 });
  });

  it('of another environment waives nothing here, and nobody complains that it is unused', () => {
    const other = { ...here, environment: 'production' };
    expect(verdictOf([approved, offended], { waivers: [other] }).word).toBe('violated');
    expect(verdictOf([approved, check('a.must:x', 'proved')], { waivers: [other] }).word).toBe('holds');
  });

  it.each([
    ['on its last day', '2026-11-23', 'holds'],
    ['on the day after', '2026-11-22', 'violated'],
  ])('%s', (_name, expires, word) => {
    const verdict = verdictOf([approved, offended], { waivers: [{ ...here, expires }] });
    expect(verdict.word).toBe(word);
    expect(verdict.reasons.some((reason) => reason.includes('expired'))).toBe(word === 'violated');
  });

  it.each([
    ['its requirement was evaluated and holds, in a full run', [check('a.must:x', 'proved')], true, 'misconfigured'],
    ['its requirement holds, but not everything was to run', [check('a.must:x', 'proved')], false, 'holds'],
    ['its requirement was not evaluated', [check('b.must:x', 'proved')], true, 'holds'],
    [
      'an offender may be among what was not reached',
      [check('a.must:x', 'proved'), check('a.must:y', 'not-reached')],
      true,
      'undecided',
    ],
  ])('that nothing needs, because %s (%#)', (_name, records, full, word) => {
    const verdict = verdictOf([approved, ...records], { waivers: [here], full });
    expect(verdict.word).toBe(word);
    expect(verdict.reasons.some((reason) => reason.includes('is unused'))).toBe(word === 'misconfigured');
  });
});

describe('requirements.yaml', () => {
  const one = { id: 'a.b', level: 'MUST', sentence: 'It is so.', source: 'https://example.com' };
  const requirementsIn = (...items: unknown[]) =>
    readRequirements(written(`requirements:\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`));

  it('of this project is right', () => {
    expect(readRequirements('requirements.yaml').problems).toEqual([]);
  });

  it('gives each requirement with its line and confirmations', () => {
    const confirmed = [{ environment: 'local', by: 'docs', when: '2026-01-01' }];
    const { requirements: read, problems } = requirementsIn(one, { ...one, id: 'c.d', inferred: 'why', confirmed });
    expect(problems).toEqual([]);
    expect(read.get('c.d')).toMatchObject({ level: 'MUST', inferred: 'why', confirmed, line: 3 });
  });

  it.each([
    ['REQUIREMENT_TWICE', [one, one]],
    ['REQUIREMENT_ID', [{ ...one, id: 'No Id' }]],
    ['REQUIREMENT_LEVEL', [{ ...one, level: 'MAY' }]],
    ['REQUIREMENT_INCOMPLETE', [{ ...one, source: '' }]],
    ['REQUIREMENT_MEMBER_UNKNOWN', [{ ...one, confirmd: [] }]],
    ['REQUIREMENT_MALFORMED', ['a text']],
    ['CONFIRMATION_MALFORMED', [{ ...one, confirmed: [{ environment: 'local', by: 'me' }] }]],
    ['CONFIRMATION_MALFORMED', [{ ...one, confirmed: 'local' }]],
  ])('is refused with %s (%#)', (code, items) => {
    expect(requirementsIn(...items).problems.map((problem) => problem.code)).toContain(code);
  });

  it.each([
    ['REQUIREMENTS_MISSING', 'other: 1'],
    ['REQUIREMENTS_NOT_YAML', 'requirements: [\n'],
  ])('is refused with %s when it is no such document', (code, text) => {
    expect(readRequirements(written(text)).problems.map((problem) => problem.code)).toContain(code);
  });

  it('that is not there is a problem of the settings, not a crash', () => {
    expect(readRequirements(join(folder, 'absent.yaml')).problems).toMatchObject([{ code: 'REQUIREMENTS_MISSING' }]);
  });
});
