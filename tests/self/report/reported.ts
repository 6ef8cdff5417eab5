import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { Coverage } from '../../../src/coverage/coverage.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { makeReport, type ReportMaterial } from '../../../src/report/make-report.ts';
import type { RunFacts, RunReport } from '../../../src/report/run-report.ts';
import type { Baseline, KnownOffence } from '../../../src/verdict/baseline.ts';
import { compareRuns } from '../../../src/verdict/comparison.ts';
import { fingerprintOf } from '../../../src/verdict/fingerprint.ts';
import type { Case, Verdict } from '../../../src/verdict/judge.ts';
import { approved, check, ended, exchange, offending, planned, requirements, verdictOf } from '../verdict/evidence.ts';

const coverage: Coverage = {
  axes: [
    {
      name: 'operation × status',
      rows: [
        { place: 'getCustomer 200', hits: 4 },
        { place: 'getCustomer 401', hits: 0 },
        { place: 'getCustomer 500', hits: 0, reason: 'no request makes the server fail' },
      ],
    },
    { name: 'enum member', rows: [{ place: 'answer CustomerStatus active', hits: 2 }] },
    { name: 'state transition', rows: [{ place: 'CustomerStatus a -> b by c', hits: 0, reason: 'nobody can' }] },
  ],
  undeclared: [{ place: 'GET of no operation 404', hits: 2, tolerated: true }],
  stale: ['coverage.yaml:16: getCustomer 404 names no place of the contract'],
  cutBodies: 1,
  circumstances: { isLocal: false, capabilities: [], components: [], algorithms: [] },
};

/** Facts of a full run against an environment called staging. */
export const stagingFacts: RunFacts = {
  runId: '20261123T100000Z-abcdef',
  startedAt: '2026-11-23T10:00:00.000Z',
  environment: 'staging',
  isLocal: false,
  baseUrl: 'https://api.sandbox.example.com/v1',
  build: '2026.11.3',
  profile: 'gate',
  seed: 'contract',
  full: true,
  only: [],
  suitesOfProfile: 3,
  suites: [
    { name: 'flows/approve', file: 'tests/flows/approve.test.ts' },
    { name: 'flows/reads', file: 'tests/flows/reads.test.ts' },
    { name: 'states/matrix', file: 'tests/states/matrix.test.ts' },
  ],
  readOnly: false,
  capabilities: { offered: ['webhooks', 'bulk'], missing: ['simulator', 'clock', 'destructive', 'tenants'] },
  signatures: { components: ['@method', '@path'], algorithms: ['ecdsa-p384-sha384'] },
  contract: { title: 'OffBlocks API', version: '1.0.0', hash: `sha256:${'0123456789abcdef'.repeat(4)}` },
};

/** What makes a report beside its records. */
export interface Beside {
  readonly judged?: Partial<Case>;
  readonly facts?: Partial<RunFacts>;
  readonly material?: Partial<ReportMaterial>;
}

/** The report of a run from its records, judged with the requirements of these tests. */
export function reportOf(
  records: readonly EvidenceRecord[],
  { judged = {}, facts = {}, material = {} }: Beside = {},
): RunReport {
  const verdict = verdictOf(records, judged);
  return makeReport({
    facts: { ...stagingFacts, ...facts },
    evidence: { records, unreadable: judged.unreadable ?? [] },
    verdict,
    requirements: requirements(),
    durationMs: 12_345,
    operationLines: { getCustomer: 288 },
    coverage,
    ...material,
  });
}

const waiver = {
  requirement: 'b.must',
  environment: 'staging',
  reason: 'until release 2.4',
  owner: 'Ada',
  link: 'https://example.com/1',
  expires: '2026-12-04',
  where: 'waivers.yaml:7',
};

/** An exchange with all that one can have: query, bodies that are text and bytes, every phase, a request repeated. */
const created = exchange('approve.create#6', {
  suite: 'approve',
  step: 'create',
  at: '2026-11-23T09:59:59.500Z',
  operation: 'createCustomer',
  repeats: 'approve.create#5',
  intent: { kind: 'invalid', provokes: [400] },
  request: {
    method: 'POST',
    url: 'https://api.sandbox.example.com/v1/customers?limit=2&after=a%20b&flag',
    headers: [
      ['Authorization', 'Bearer [secret JWT]'],
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', 'k-1'],
    ],
    body: { encoding: 'utf-8', content: '{"externalId":"run-\u00fc"}', bytes: 23 },
    signatureBase: '"@method": POST\n"@signature-params": ("@method");created=1764000000;keyid="k"',
  },
  response: {
    status: 400,
    reason: 'Bad Request',
    headers: [
      ['content-type', 'application/octet-stream'],
      ['Set-Cookie', '[secret credential]'],
    ],
    body: { encoding: 'base64', content: '//79', bytes: 5000 },
  },
  timings: { dnsMs: 0.4, connectMs: 1.2, tlsMs: 9.5, firstByteMs: 31, totalMs: 31.6 },
});
const { response: _none, ...unanswered } = exchange('approve.reset#13', {
  suite: 'approve',
  step: 'reset',
  at: '2026-11-23T10:01:00.000Z',
  failure: { kind: 'reset', cause: 'ECONNRESET', message: 'read ECONNRESET' },
});

/** A run that has everything in it that a run can have. */
export const everything: readonly EvidenceRecord[] = [
  approved,
  exchange('approve.read#7', {
    suite: 'approve',
    step: 'read',
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
  ...[8, 9, 10, 11, 12].map((number) =>
    exchange(`approve.read#${number}`, {
      suite: 'approve',
      step: 'read',
      at: `2026-11-23T10:00:${String(number).padStart(2, '0')}.000Z`,
      evaluations: [offending('a.must')],
    }),
  ),
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
  {
    kind: 'suite-fault',
    code: 'STEP_CRASHED',
    message: 'TypeError: x is not a function\n    at somewhere',
    suite: 'approve',
    step: 'sign',
  },
  created,
  unanswered,
  {
    kind: 'delivery',
    id: 'deliveries.watch.delivery#1',
    suite: 'deliveries',
    step: 'watch',
    at: '2026-11-23T10:00:02.000Z',
    operation: 'customerUpdated',
    attempt: 1,
    method: 'POST',
    path: '/hooks/1',
    headers: [['content-type', 'application/json']],
    body: { encoding: 'utf-8', content: '{"eventId":"e-1"}', bytes: 17 },
    answered: 204,
    evaluations: [],
  },
  { kind: 'observation', id: 'signature.bad-status', value: '401', exchanges: ['approve.read#7'] },
  { kind: 'suite', path: '/project/tests/flows/approve.test.ts', tests: 10, stories: ['approve'] },
  { kind: 'suite', path: '/project/tests/states/matrix.test.ts', tests: 6, stories: ['suite'] },
];

/** The fingerprint of the first offence of a check. */
function fingerprintIn({ checks }: Verdict, id: string): string {
  const found = checks.find((one) => one.id === id);
  const offence = found?.offences[0];
  if (!found || !offence) throw new Error(`${id} has no offence`);
  return fingerprintOf(offence, found.requirement);
}

/** The report of {@link everything}, compared with a baseline, with one waiver and both kinds of repetition. */
export function everyOutcome(): RunReport {
  const judged = { waivers: [waiver] };
  const verdict = verdictOf(everything, judged);
  const known = (fingerprint: string, requirement: string, message: string, id: string): KnownOffence => {
    return { fingerprint, requirement, message, since: '2026-11-01', checks: [id] };
  };
  const baseline: Baseline = {
    schemaVersion: 1,
    environment: 'staging',
    run: '20261101T020000Z-aaaaaa',
    day: '2026-11-01',
    build: '2026.11.1',
    profile: 'gate',
    checks: 12,
    offences: [
      known(fingerprintIn(verdict, 'a.must:getCustomer.200'), 'a.must', 'status', 'a.must:getCustomer.200'),
      known('cccccccccccc', 'customer.becomes-active', 'nobody became active', 'customer.becomes-active:approve'),
    ],
    observations: { 'signature.bad-status': '400' },
  };
  const comparison = compareRuns(verdict, baseline, 'baselines/staging.json of 2026-11-01');
  const confirmations = new Map([
    ['a.must:getCustomer.200', 'confirmed'],
    ['customer.becomes-active:second', 'flaky'],
  ] as const);
  return reportOf(everything, { judged, material: { comparison, confirmations } });
}

/** Compares with a committed file; it is written anew when UPDATE_GOLDEN is set, to be read before it is committed. */
export function golden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
