import { describe, expect, it } from '@jest/globals';
import pc from 'picocolors';
import type { CheckRecord } from '../../../src/evidence/records.ts';
import { renderSummary } from '../../../src/report/console.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { verdictSentence } from '../../../src/report/verdict-sentence.ts';
import { approved, check } from '../verdict/evidence.ts';
import { everyOutcome, golden, reportOf, stagingFacts } from './reported.ts';

const folder = 'reports/20261123T100000Z-abcdef';
const plain = pc.createColors(false);
const render = (report: RunReport): string => renderSummary(report, folder, plain);

describe('the summary', () => {
  it('of a run with every outcome reads as it was agreed', () => {
    const report = everyOutcome();
    expect(Object.values(report.counts).every((count) => count > 0)).toBe(true);
    golden('every-outcome.txt', render(report));
  });

  it('of a local run that holds reads as it was agreed, and says what it says nothing about', () => {
    const facts = {
      ...{ isLocal: true, environment: 'local', build: undefined, baseUrl: 'http://127.0.0.1:4010/v1' },
      ...{ suites: [{ name: 'flows/approve', file: 'tests/flows/approve.test.ts' }], suitesOfProfile: 1 },
    };
    const ended = {
      kind: 'suite',
      path: '/project/tests/flows/approve.test.ts',
      tests: 9,
      stories: ['suite'],
    } as const;
    golden('holds-local.txt', render(reportOf([approved, ended], { judged: { environment: 'local' }, facts })));
  });

  it('means the same without its colours', () => {
    const report = everyOutcome();
    const coloured = renderSummary(report, folder, pc.createColors(true));
    expect(coloured).not.toBe(render(report));
    const control = String.fromCharCode(27);
    expect(coloured.replaceAll(new RegExp(`${control}\\[\\d+m`, 'g'), '')).toBe(render(report));
  });

  it('says of a run that looked at nothing that it found nothing because it looked at nothing', () => {
    const text = render(reportOf([], { judged: { preflight: 'preflight: connection refused' } }));
    expect(text).toMatch(/^violated {2}none: nothing was looked at$/m);
    expect(text).toMatch(/^not proved\n {2}3 suites of 3 did not run to their end: flows\/approve, flows\/reads, /m);
    expect(render(reportOf([approved], { facts: { suites: [] } }))).toMatch(/^violated {2}none\nnot proved {2}none$/m);
  });

  it('names a baseline that it could become only where it is fit to', () => {
    const advice = (report: RunReport): string | undefined =>
      /no baselines\/staging\.json \((.*?)\)/.exec(render(report))?.[1];
    const all = { facts: { suites: [] } };
    expect(advice(reportOf([approved], all))).toBe('npm run baseline -- 20261123T100000Z-abcdef writes it');
    const unfit = 'npm run baseline writes it after a run of all suites that leaves nothing undecided';
    expect(advice(reportOf([], all))).toBe(unfit);
    expect(advice(reportOf([approved], { facts: { ...all.facts, full: false, only: ['flows'] } }))).toBe(unfit);
  });

  it('says what to do where nothing could be decided; the embedded environment needs no doctor', () => {
    expect(render(reportOf([]))).toMatch(/^next {6}npm run doctor -- --env staging {2}\(.*\)\nreport {4}/m);
    expect(render(reportOf([], { facts: { isLocal: true } }))).not.toMatch(/^next/m);
    expect(render(everyOutcome())).not.toMatch(/^next/m);
  });

  it('ends with the exit code and its word', () => {
    expect(render(reportOf([]))).toMatch(/\nexit 3 {2}undecided\n$/);
  });

  it('shows twenty violated checks and says how many more there are', () => {
    const many = Array.from({ length: 23 }, (_, number) => check(`a.must:${number}`, 'violated'));
    const text = render(reportOf([approved, ...many]));
    expect(text.match(/^A_MUST/gm)).toHaveLength(20);
    expect(text).toContain('… and 3 more violated checks: run.json');
  });

  it('tells hundreds of one kind apart, shows one of each kind among the first, and counts the rest by kind', () => {
    const of = (requirement: string, count: number): CheckRecord[] =>
      Array.from({ length: count }, (_, number) => check(`${requirement}:${number}`, 'violated'));
    const text = render(
      reportOf([approved, ...of('a.must', 40), ...of('b.must', 30), ...of('customer.becomes-active', 1)]),
    );
    expect(text).toMatch(/^ {2}check {5}a\.must:0$/m);
    expect(text.match(/^(A|B|CUSTOMER)_[A-Z_]+/gm)?.slice(0, 4)).toEqual([
      'A_MUST',
      'B_MUST',
      'CUSTOMER_BECOMES_ACTIVE',
      'A_MUST',
    ]);
    expect(text).toContain('… and 51 more violated checks: run.json\n  29  b.must\n  22  a.must\n');
  });

  it('shows twenty reasons and says how many more there are', () => {
    const many = Array.from({ length: 23 }, (_, number) => `worker-1.ndjson:${number}`);
    const text = render(reportOf([approved], { judged: { unreadable: many } }));
    expect(text).toContain('worker-1.ndjson:19');
    expect(text).not.toContain('worker-1.ndjson:20');
    expect(text).toContain('… and 3 more: run.json');
  });

  it('lets no answer move the cursor, add a line, or write backwards', () => {
    const control = String.fromCharCode(27);
    const received = `${control}[2J${control}[31mred\rback\u202e`;
    const text = render(
      reportOf([approved, check('a.must:x', 'violated', { received, message: `${control}[1mx\nexit 0  holds` })]),
    );
    expect(text).not.toContain(control);
    expect(text).not.toContain('\r');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\\u001b[2J');
    expect(text).not.toMatch(/^exit 0/m);
  });

  it('cuts a long text and says how long it was', () => {
    const text = render(reportOf([approved, check('a.must:x', 'violated', { received: '\u{1f600}'.repeat(1000) })]));
    expect(text).toContain('… (1000 characters)');
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThan(500);
  });

  it('says so where an offence names no requirement, no line and no exchange', () => {
    const text = render(reportOf([approved, check('z.unknown:x', 'violated')]));
    expect(text).toContain('no such requirement');
    expect(text).not.toContain('openapi.yaml:undefined');
  });
});

describe('the verdict sentence', () => {
  it.each([
    ['names environment, build and contract', {}, 'holds: environment staging, build 2026.11.3, contract 1.0.0'],
    ['leaves out a build that nobody named', { build: undefined }, 'holds: environment staging, contract 1.0.0'],
    [
      'calls a run against the embedded environment a self-test',
      { isLocal: true, build: undefined },
      'self-test holds: environment staging, contract 1.0.0 (embedded; says nothing about the real API)',
    ],
  ])('%s', (_name, more, sentence) => {
    expect(verdictSentence('holds', { ...stagingFacts, ...more })).toBe(sentence);
  });
});
