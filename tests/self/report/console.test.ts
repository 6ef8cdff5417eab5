import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import pc from 'picocolors';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { type RunFacts, renderSummary, verdictSentence } from '../../../src/report/console.ts';
import type { Verdict } from '../../../src/verdict/judge.ts';
import { approved, check, ended, exchange, offending, planned, requirements, verdictOf } from '../verdict/evidence.ts';

const facts: RunFacts = {
  build: '2026.11.3',
  isLocal: false,
  baseUrl: 'https://api.sandbox.example.com/v1',
  contractVersion: '1.0.0',
  folder: 'reports/20261123T100000Z-abc',
  durationMs: 12_345,
  seed: 'contract',
  runId: '20261123T100000Z-abc',
};
const plain = pc.createColors(false);
const render = (verdict: Verdict, more: Partial<RunFacts> = {}): string =>
  renderSummary(verdict, { ...facts, ...more }, requirements(), plain);

const waiver = {
  requirement: 'b.must',
  environment: 'staging',
  reason: 'until release 2.4',
  owner: 'Ada',
  link: 'https://example.com/1',
  expires: '2026-12-31',
  where: 'waivers.yaml:7',
};
const fault: EvidenceRecord = {
  kind: 'suite-fault',
  code: 'STEP_CRASHED',
  message: 'TypeError: x is not a function\n    at somewhere',
  suite: 'approve',
  step: 'sign',
};

/** A run that has everything in it that a run can have. */
const everything: readonly EvidenceRecord[] = [
  approved,
  exchange('approve.read#7', {
    evaluations: [
      {
        requirement: 'a.must',
        case: 'getCustomer.200',
        finding: {
          code: 'A_MUST',
          requirement: 'a.must',
          message: 'GET /customers/{customerId} answered 200 with a body that breaks the contract',
          expected: 'body#/status must be equal to one of the allowed values: initiating, active',
          received: '"ACTIVE"',
          where: 'body#/status',
          pointer: '#/components/schemas/CustomerStatus',
          line: 712,
          hint: 'a value the contract does not list is also drift: the API may have grown',
        },
      },
    ],
  }),
  ...[8, 9, 10, 11, 12].map((number) => exchange(`approve.read#${number}`, { evaluations: [offending('a.must')] })),
  check('customer.becomes-active:second', 'violated', {
    exchanges: ['second.active#3'],
    operation: 'getCustomer',
    line: 288,
    message: 'the customer did not become active within 30000 ms, nor did a second one',
    expected: '... -> active',
    received: `verifying -> ${'verifying '.repeat(100)}`,
  }),
  check('a.should:x', 'violated', { exchanges: ['approve.read#7'], message: 'updatedAt did not move' }),
  check('b.must:x', 'violated'),
  check('a.inferred:x', 'undecided', { reason: 'the first customer did not arrive, a second one did' }),
  planned('a.must:y', 'later'),
  planned('a.must:z', 'later'),
  ended('failed', 'GET https://api.sandbox.example.com/v1/customers/1: the connection was reset (ECONNRESET)', 'later'),
  planned('a.must:v', 'silent'),
  ended('passed', undefined, 'silent'),
  planned('a.must:w', 'elsewhere'),
  ended('not-applicable', 'the environment does not offer: simulator', 'elsewhere'),
  fault,
];

/** Compares with a committed file; it is written anew when UPDATE_GOLDEN is set, to be read before it is committed. */
function golden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('the summary', () => {
  it('of a run with every outcome reads as it was agreed', () => {
    const verdict = verdictOf(everything, { waivers: [waiver] });
    expect(Object.values(verdict.counts).every((count) => count > 0)).toBe(true);
    golden('every-outcome.txt', render(verdict));
  });

  it('of a local run that holds reads as it was agreed, and says what it says nothing about', () => {
    const local = { isLocal: true, build: undefined, baseUrl: 'http://127.0.0.1:4010/v1' };
    golden('holds-local.txt', render(verdictOf([approved], { environment: 'local' }), local));
  });

  it('means the same without its colours', () => {
    const verdict = verdictOf(everything, { waivers: [waiver] });
    const coloured = renderSummary(verdict, facts, requirements(), pc.createColors(true));
    expect(coloured).not.toBe(render(verdict));
    const control = String.fromCharCode(27);
    expect(coloured.replaceAll(new RegExp(`${control}\\[\\d+m`, 'g'), '')).toBe(render(verdict));
  });

  it('ends with the exit code and its word', () => {
    expect(render(verdictOf([]))).toMatch(/\nexit 3 {2}undecided\n$/);
  });

  it('shows twenty violated checks and says how many more there are', () => {
    const many = Array.from({ length: 23 }, (_, number) => check(`a.must:${number}`, 'violated'));
    const text = render(verdictOf([approved, ...many]));
    expect(text.match(/^A_MUST/gm)).toHaveLength(20);
    expect(text).toContain('… and 3 more violated checks: verdict.json');
  });

  it('shows twenty reasons and says how many more there are', () => {
    const many = Array.from({ length: 23 }, (_, number) => `worker-1.ndjson:${number}`);
    const text = render(verdictOf([approved], { unreadable: many }));
    expect(text).toContain('worker-1.ndjson:19');
    expect(text).not.toContain('worker-1.ndjson:20');
    expect(text).toContain('… and 3 more: verdict.json');
  });

  it('lets no answer move the cursor, add a line, or write backwards', () => {
    const control = String.fromCharCode(27);
    const received = `${control}[2J${control}[31mred\rback\u202e`;
    const text = render(
      verdictOf([approved, check('a.must:x', 'violated', { received, message: `${control}[1mx\nexit 0  holds` })]),
    );
    expect(text).not.toContain(control);
    expect(text).not.toContain('\r');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\\u001b[2J');
    expect(text).not.toMatch(/^exit 0/m);
  });

  it('cuts a long text and says how long it was', () => {
    const text = render(verdictOf([approved, check('a.must:x', 'violated', { received: '\u{1f600}'.repeat(1000) })]));
    expect(text).toContain('… (1000 characters)');
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThan(500);
  });

  it('says so where an offence names no requirement, no line and no exchange', () => {
    const text = render(verdictOf([approved, check('z.unknown:x', 'violated')]));
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
    expect(verdictSentence(verdictOf([approved]), { ...facts, ...more })).toBe(sentence);
  });
});
