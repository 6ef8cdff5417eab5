import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../../../src/config/secret.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { baselineOf, unfitness } from '../../../src/verdict/baseline.ts';
import { baselinePath, baselineText, readBaseline } from '../../../src/verdict/baseline-file.ts';
import { approved, check, ended, exchange, offending, planned, verdictOf } from './evidence.ts';
import { runOf } from './recorded-verdict.ts';

const observed = (id: string, value: string): EvidenceRecord => ({ kind: 'observation', id, value, exchanges: [] });
const records: EvidenceRecord[] = [
  approved,
  exchange('suite.step#1', { evaluations: [offending('a.must', 'x')] }),
  exchange('other.step#1', { evaluations: [offending('a.must', 'y')], operation: 'listCustomers' }),
  check('b.must:z', 'violated', { message: 'POST /customers answered 500: not the refusal that is due' }),
  check('b.must:w', 'violated', { message: 'POST /customers answered 201: what must be refused was accepted' }),
  check('a.should:z', 'violated'),
  observed('state.refusal-status', '409'),
  observed('challenge.rotates', 'no'),
  observed('environment.clock-skew-seconds', '3'),
];
const baseline = baselineOf(runOf(verdictOf(records)));

describe('a baseline', () => {
  it('is the same text for the same run, in whatever order its processes wrote', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(baselineText(baselineOf(runOf(verdictOf(shuffled))))).toBe(baselineText(baseline));
      }),
    );
  });

  it('knows each discrepancy once, with its checks and the day, whether it violates, warns or is waived', () => {
    const waiver = { requirement: 'b.must', environment: 'staging', reason: 'r', owner: 'o', link: 'l' };
    const waivers = [{ ...waiver, expires: '2026-12-31', where: 'waivers.yaml:2' }];
    expect(baselineOf(runOf(verdictOf(records, { waivers })))).toEqual(baseline);
    expect(baseline.offences.map(({ requirement, checks, since }) => [requirement, checks, since])).toEqual([
      ['a.must', ['a.must:x'], '2026-11-23'],
      ['a.must', ['a.must:y'], '2026-11-23'],
      ['a.should', ['a.should:z'], '2026-11-23'],
      ['b.must', [expect.any(String)], '2026-11-23'],
      ['b.must', [expect.any(String)], '2026-11-23'],
    ]);
  });

  it('has nothing in it that another run makes up anew: no id, no time, no port, no skew of a clock', () => {
    const id = '7bac4006-73f5-51f9-80d2-bca7d20453b9';
    const runId = '20261123T100000Z-abcdef';
    const message = `GET http://127.0.0.1:35815/v1/customers/${id} of contract-${runId} at 2026-11-23T10:00:00Z (reads.one#7)`;
    const { offences, observations } = baselineOf(
      runOf(
        verdictOf([
          approved,
          check('a.must:x', 'violated', { message }),
          observed('wire.x', message),
          observed('environment.clock-skew-seconds', '3'),
        ]),
      ),
    );
    expect(offences[0]?.message).toBe(
      'GET http://127.0.0.1:{port}/v1/customers/{id} of contract-{run} at {time} (reads.one#*)',
    );
    expect(observations).toEqual({ 'wire.x': offences[0]?.message });
  });

  it('says nothing of what was expected and received, so that no data of the environment is committed', () => {
    const told = check('a.must:x', 'violated', { received: 'a name of a person', expected: 'another' });
    expect(baselineText(baselineOf(runOf(verdictOf([approved, told]))))).not.toContain('person');
  });

  it('of a run whose evidence was redacted has no secret in any message', () => {
    const redactor = new Redactor([new Secret('OFFBLOCKS_API_SECRET', 'canary-c0ffee')]);
    const told = check('a.must:x', 'violated', { message: 'the answer repeated canary-c0ffee' });
    const text = baselineText(baselineOf(runOf(verdictOf([approved, redactor.value(told)]))));
    expect(text).not.toContain('canary');
    expect(text).toContain('[secret OFFBLOCKS_API_SECRET]');
  });

  it('is small: a discrepancy that five hundred exchanges show is one entry with one check', () => {
    const many = Array.from({ length: 500 }, (_, number) =>
      exchange(`suite.step#${number}`, { evaluations: [offending('a.must', 'x')] }),
    );
    const text = baselineText(baselineOf(runOf(verdictOf([approved, ...many]))));
    expect(text.length).toBeLessThan(1000);
  });

  it('keeps the day on which something was first known', () => {
    const later = runOf(verdictOf(records), { runId: 'r2', judgedAt: '2026-12-01T00:00:00.000Z' });
    expect(baselineOf(later, baseline).offences.map(({ since }) => since)).toEqual(Array(5).fill('2026-11-23'));
    expect(baselineOf(later, baseline).day).toBe('2026-12-01');
  });

  it('keeps what the run did not look at, and forgets what it looked at and did not see', () => {
    const [first] = baseline.offences;
    const unseen = verdictOf([approved, planned('a.must:x'), ended('failed', 'reset'), check('a.must:y', 'proved')]);
    const later = baselineOf(runOf(unseen, { judgedAt: '2026-12-01T00:00:00.000Z' }), {
      ...baseline,
      offences: baseline.offences.filter(({ requirement }) => requirement === 'a.must'),
    });
    expect(later.offences).toEqual([first]);
  });
});

describe('a run that is to become a baseline', () => {
  it.each<[what: string, records: EvidenceRecord[]]>([
    ['holds', [approved]],
    ['is violated and decided all that it reached', records],
    [
      'is violated, and a violation kept something from being reached',
      [...records, planned('a.must:q', 'q'), ended('failed', 'x', 'q')],
    ],
  ])('is fit where it %s', (_what, given) => {
    expect(unfitness(runOf(verdictOf(given)))).toEqual([]);
  });

  it.each<[what: string, run: Parameters<typeof unfitness>[0], said: RegExp]>([
    ['only a part of it ran', runOf(verdictOf(records), { full: false }), /--only/],
    [
      'something was not reached',
      runOf(verdictOf([approved, planned('a.must:q'), ended('failed', 'x')])),
      /not reached/,
    ],
    [
      'something is undecided beside the violation',
      runOf(verdictOf([...records, check('b.must:q', 'undecided')])),
      /undecided/,
    ],
    ['it was interrupted', runOf(verdictOf(records, { interrupted: 'interrupted by SIGINT' })), /SIGINT/],
    ['the environment was away', runOf(verdictOf([], { preflight: 'preflight: refused' })), /preflight/],
    ['a line of its journal was torn', runOf(verdictOf(records, { unreadable: ['worker-1.ndjson:7'] })), /worker-1/],
  ])('is not fit where %s, and says so', (_what, run, said) => {
    expect(unfitness(run).join('; ')).toMatch(said);
  });
});

describe('the file of a baseline', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baseline-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const read = (text: string, environment = 'staging') => {
    const file = join(folder, 'staging.json');
    writeFileSync(file, text);
    return readBaseline(file, environment);
  };
  const changed = (more: object): string => JSON.stringify({ ...baseline, ...more });
  const [first] = baseline.offences;

  it('gives back what was written', () => {
    expect(read(baselineText(baseline))).toEqual({ baseline });
  });

  it('that is not there is no problem: there is nothing to compare with', () => {
    expect(readBaseline(join(folder, 'absent.json'), 'staging')).toEqual({});
  });

  it('that cannot be read is a problem, not nothing to compare with', () => {
    mkdirSync(join(folder, 'staging.json'));
    expect(readBaseline(join(folder, 'staging.json'), 'staging')).toMatchObject({
      problem: { code: 'BASELINE_UNREADABLE', received: 'EISDIR', next: expect.stringMatching(/restore it/) },
    });
  });

  it.each<[code: string, what: string, text: string, received: RegExp, next: RegExp]>([
    ['BASELINE_MALFORMED', 'is empty', '', /no JSON/, /restore it/],
    ['BASELINE_MALFORMED', 'was cut off', baselineText(baseline).slice(0, 300), /no JSON/, /restore it/],
    ['BASELINE_MALFORMED', 'has marks of a merge', `<<<<<<< HEAD\n${baselineText(baseline)}`, /no JSON/, /restore it/],
    ['BASELINE_MALFORMED', 'is a list', '[]', /no object/, /restore it/],
    ['BASELINE_MALFORMED', 'has no version', changed({ schemaVersion: undefined }), /schemaVersion/, /restore it/],
    ['BASELINE_MALFORMED', 'has no day', changed({ day: 'yesterday' }), /day "yesterday"/, /restore it/],
    ['BASELINE_MALFORMED', 'has no offences', changed({ offences: {} }), /offences/, /restore it/],
    [
      'BASELINE_MALFORMED',
      'has an offence with another name',
      changed({ offences: [{ ...first, fingerprint: 'x' }] }),
      /the offence/,
      /restore it/,
    ],
    [
      'BASELINE_MALFORMED',
      'has an offence that no check showed',
      changed({ offences: [{ ...first, checks: [] }] }),
      /the offence/,
      /restore it/,
    ],
    [
      'BASELINE_MALFORMED',
      'has an observation that is no text',
      changed({ observations: { a: 1 } }),
      /observations/,
      /res/,
    ],
    [
      'BASELINE_NEWER',
      'is newer',
      changed({ schemaVersion: 2, offences: 'other' }),
      /schemaVersion 2/,
      /update this suite/,
    ],
    [
      'BASELINE_OF_ANOTHER_ENVIRONMENT',
      'is of another environment',
      changed({ environment: 'live' }),
      /one of live/,
      /move it to baselines\/live\.json/,
    ],
  ])('is refused with %s where it %s', (code, _what, text, received, next) => {
    const { baseline: none, problem } = read(text);
    expect(none).toBeUndefined();
    expect(problem).toMatchObject({
      code,
      where: baselinePath('staging'),
      expected: expect.stringMatching(/./),
      received: expect.stringMatching(received),
      next: expect.stringMatching(next),
    });
  });
});
