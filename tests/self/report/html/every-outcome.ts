import type { DeliveryRecord, ExchangeRecord } from '../../../../src/evidence/records.ts';
import type { ReportedCheck, ReportedOffence, RunReport } from '../../../../src/report/run-report.ts';
import type { Outcome } from '../../../../src/verdict/outcome.ts';

const baseUrl = 'https://api.sandbox.example.com/v1';
const source = 'https://docs.example.com/api-reference/customers';

/** An exchange as evidence keeps it, with a signature base and an answer in JSON. */
export function exchange(id: string, more: Partial<ExchangeRecord> = {}): ExchangeRecord {
  const [suite = '', step = ''] = id.replace(/#.*/, '').split('.');
  return {
    kind: 'exchange',
    id,
    suite,
    step,
    at: '2026-11-20T10:00:01.000Z',
    operation: 'createCustomer',
    identity: 'primary',
    intent: { kind: 'valid', provokes: [] },
    request: {
      method: 'POST',
      url: `${baseUrl}/customers`,
      headers: [
        ['Authorization', 'Bearer [secret JWT]'],
        ['Content-Type', 'application/json'],
      ],
      body: { encoding: 'utf-8', content: '{"chainId":"eip155:300:0xAb","externalId":"run-1"}', bytes: 50 },
      signatureBase: '"@method": POST\n"@signature-params": ("@method");created=1700000000;keyid="k"',
    },
    response: {
      status: 201,
      reason: 'Created',
      headers: [['content-type', 'application/json']],
      body: { encoding: 'utf-8', content: '{"id":"6f1c","status":"initiating"}', bytes: 35 },
    },
    timings: { dnsMs: 0.4, connectMs: 1.2, tlsMs: 9.5, firstByteMs: 31, totalMs: 31.6 },
    evaluations: [{ requirement: 'response.status-declared', case: 'createCustomer' }],
    ...more,
  };
}

/** A discrepancy in one exchange. */
export function offence(shownBy: string, more: Partial<ReportedOffence> = {}): ReportedOffence {
  return {
    code: 'BODY_REQUIRED',
    message: 'the body lacks createdAt',
    expected: "required property 'createdAt'",
    received: '{"id":"6f1c","status":"initiating"}',
    exchange: shownBy,
    operation: 'createCustomer',
    where: 'body#/',
    pointer: '#/components/schemas/Customer/required',
    line: 214,
    fingerprint: '0123456789ab',
    ...more,
  };
}

/** A check that came to an outcome. */
export function check(id: string, outcome: Outcome, more: Partial<ReportedCheck> = {}): ReportedCheck {
  return {
    id,
    requirement: id.split(':')[0] ?? id,
    outcome,
    exchanges: [],
    offences: [],
    level: 'MUST',
    sentence: 'A body has every property that the contract requires.',
    source,
    story: 'approve',
    ...more,
  };
}

const checks: readonly ReportedCheck[] = [
  check('body.required:createCustomer.201', 'violated', {
    exchanges: ['approve.create#2'],
    offences: [
      offence('approve.create#2', {
        hint: 'Is the property left out while it is null?',
        novelty: 'still',
        since: '2026-11-01',
      }),
      offence('lifecycle.walk#1'),
    ],
    novelty: 'still',
    confirmation: 'confirmed',
  }),
  check('customer.becomes-active:approve', 'violated', {
    sentence: 'A verified customer becomes active.',
    exchanges: ['approve.active#5'],
    offences: [
      offence('approve.active#5', {
        code: 'CUSTOMER_BECOMES_ACTIVE',
        message: 'the customer did not become active within 30 s',
        expected: 'active',
        received: 'verifying',
        operation: 'getCustomer',
        where: 'body#/status',
        fingerprint: 'ba9876543210',
        novelty: 'new',
      }),
    ],
    novelty: 'new',
    confirmation: 'flaky',
  }),
  check('response.status-declared:getCustomer', 'suite-fault', { reason: 'step reads.get never ended' }),
  check('token.lives-an-hour:approve', 'undecided', {
    exchanges: ['approve.token#1'],
    reason: 'approve.token#1: connection reset',
  }),
  check('challenge.expires:clock', 'not-reached', { reason: 'the customer did not become active within 30 s' }),
  check('webhook.retried:deliveries', 'not-reached', { reason: 'the customer did not become active within 30 s' }),
  check('response.www-authenticate:getCustomer', 'warned', {
    level: 'SHOULD',
    sentence: 'A 401 names the authentication scheme in WWW-Authenticate.',
    source: 'RFC 9110 §15.5.2',
    exchanges: ['refusals.get#3'],
    offences: [
      offence('refusals.get#3', {
        code: 'RESPONSE_WWW_AUTHENTICATE',
        message: 'no WWW-Authenticate',
        expected: 'Bearer',
        received: 'none',
        operation: 'getCustomer',
        fingerprint: 'aaaaaaaaaaaa',
      }),
    ],
  }),
  check('body.format:listCustomers.200', 'waived', {
    offences: [offence('reads.list#4', { operation: 'listCustomers', fingerprint: 'bbbbbbbbbbbb' })],
    reason: 'createdAt has a space for T until 2.4 (Ada, until 2027-01-31, https://tracker.example.com/123)',
  }),
  check('body.required:getCustomer.200', 'proved', { exchanges: ['reads.list#4', 'refusals.get#3'] }),
  check('customer.starts-initiating:approve', 'proved', { exchanges: ['approve.create#2'] }),
  check('tenant.isolated:getCustomer', 'not-applicable', { reason: 'the environment does not offer: tenants' }),
  check('tenant.isolated:listCustomers', 'not-applicable', { reason: 'the environment does not offer: tenants' }),
  check('clock.expiry:challenge', 'not-applicable', { reason: 'the environment does not offer: clock' }),
];

const required = { requirement: 'body.required', case: 'createCustomer.201' };
const { response: _unanswered, ...cutOff } = exchange('approve.token#1', {
  operation: 'issueToken',
  failure: { kind: 'reset', cause: 'ECONNRESET', message: 'read ECONNRESET' },
});
const exchanges: readonly ExchangeRecord[] = [
  cutOff,
  exchange('approve.create#2', {
    evaluations: [
      { requirement: 'response.status-declared', case: 'createCustomer' },
      {
        ...required,
        finding: {
          code: 'BODY_REQUIRED',
          requirement: 'body.required',
          message: 'the body lacks createdAt',
          expected: "required property 'createdAt'",
          received: '{"id":"6f1c"}',
          where: 'body#/',
          line: 214,
        },
      },
    ],
  }),
  exchange('approve.active#5', { operation: 'getCustomer' }),
  exchange('lifecycle.walk#1'),
  exchange('refusals.get#3', {
    operation: 'getCustomer',
    intent: { kind: 'invalid', provokes: [401] },
    response: {
      status: 401,
      reason: 'Unauthorized',
      headers: [],
      body: { encoding: 'base64', content: '//79', bytes: 3 },
    },
  }),
  exchange('reads.list#4', {
    operation: 'listCustomers',
    repeats: 'approve.create#2',
    response: {
      status: 200,
      reason: 'OK',
      headers: [],
      body: { encoding: 'utf-8', content: '{"data":[],"needle":"kept-in-the-archive"}', bytes: 42 },
    },
  }),
];

const delivery: DeliveryRecord = {
  kind: 'delivery',
  id: 'deliveries.watch.delivery#1',
  suite: 'deliveries',
  step: 'watch',
  at: '2026-11-20T10:00:02.000Z',
  operation: 'customerUpdated',
  attempt: 1,
  method: 'POST',
  path: '/hooks/1',
  headers: [['content-type', 'application/json']],
  body: { encoding: 'utf-8', content: '{"eventId":"e-1"}', bytes: 17 },
  answered: 204,
  evaluations: [],
};

function countsOf(all: readonly ReportedCheck[]): RunReport['counts'] {
  const count = (outcome: Outcome): number => all.filter((one) => one.outcome === outcome).length;
  return {
    'not-applicable': count('not-applicable'),
    proved: count('proved'),
    warned: count('warned'),
    waived: count('waived'),
    'not-reached': count('not-reached'),
    undecided: count('undecided'),
    'suite-fault': count('suite-fault'),
    violated: count('violated'),
  };
}

/** A made-up run that holds every outcome, every kind of section and every kind of message. */
export const everyOutcome: RunReport = {
  schemaVersion: 1,
  facts: {
    runId: '20261120T100000Z-abcdef',
    startedAt: '2026-11-20T10:00:00.000Z',
    environment: 'sandbox',
    isLocal: false,
    baseUrl,
    build: '2026.11.3',
    profile: 'gate',
    seed: 'contract',
    full: true,
    only: [],
    suitesOfProfile: 3,
    suites: [
      { name: 'flows/approve', file: 'tests/flows/approve.test.ts' },
      { name: 'flows/reads', file: 'tests/flows/reads.test.ts' },
    ],
    readOnly: false,
    capabilities: { offered: ['simulator', 'webhooks'], missing: ['clock', 'tenants'] },
    signatures: { components: ['@method'], algorithms: ['ecdsa-p384-sha384'] },
    contract: { title: 'OffBlocks API', version: '1.0.0', hash: 'sha256:0123456789abcdef' },
  },
  durationMs: 12_345,
  word: 'violated',
  exitCode: 1,
  sentence: 'violated: environment sandbox, build 2026.11.3, contract 1.0.0',
  reasons: ['2 checks violated', 'reads.get: TypeError: x is not a function', '2 planned checks not reached'],
  warnings: ['3 checks not applicable: the environment does not offer clock, tenants', '1 check waived: not proved'],
  counts: countsOf(checks),
  observations: { 'signature.bad-status': '401', 'environment.clock-skew-seconds': '0' },
  checks,
  comparedWith: {
    name: 'baselines/sandbox.json of 2026-11-01',
    new: 1,
    still: 1,
    fixed: 1,
    unseen: 0,
    gone: [
      {
        fingerprint: 'cccccccccccc',
        requirement: 'body.enum',
        message: 'status was of no declared value',
        since: '2026-10-01',
        checks: ['body.enum:getCustomer.200'],
      },
    ],
    observations: [{ id: 'signature.bad-status', before: '400', now: '401' }],
  },
  coverage: {
    axes: [
      {
        name: 'operation × status',
        rows: [
          { place: 'createCustomer 201', hits: 3 },
          { place: 'createCustomer 409', hits: 0, reason: 'no second customer was created' },
          { place: 'getCustomer 200', hits: 1 },
          { place: 'getCustomer 404', hits: 0 },
        ],
      },
      { name: 'enum member', rows: [{ place: 'answer CustomerStatus active', hits: 2 }] },
      { name: 'state transition', rows: [] },
    ],
    undeclared: [
      { place: 'createCustomer 418', hits: 1, tolerated: false },
      { place: 'GET of no operation 404', hits: 2, tolerated: true },
    ],
    stale: ['coverage.yaml:16: getCustomer 410 names no place of the contract'],
    cutBodies: 1,
    circumstances: { isLocal: false, capabilities: [], components: [], algorithms: [] },
  },
  suites: [
    { name: 'flows/approve', file: 'tests/flows/approve.test.ts', ran: true, steps: 5, stories: ['approve'] },
    { name: 'flows/reads', file: 'tests/flows/reads.test.ts', ran: false, steps: 0, stories: [] },
  ],
  faults: [{ code: 'STEP_CRASHED', message: 'TypeError: x is not a function\n    at y', suite: 'reads', step: 'get' }],
  steps: [
    { suite: 'approve', step: 'token', outcome: 'passed', durationMs: 31 },
    { suite: 'approve', step: 'create', outcome: 'passed', durationMs: 44 },
    {
      suite: 'approve',
      step: 'active',
      outcome: 'failed',
      durationMs: 30_012,
      cause: { kind: 'violation', message: 'the customer did not become active within 30 s' },
    },
    {
      suite: 'approve',
      step: 'listed',
      outcome: 'not-reached',
      durationMs: 0,
      cause: { kind: 'earlier-step', message: 'the customer did not become active within 30 s' },
    },
    { suite: 'reject', step: 'token', outcome: 'passed', durationMs: 30 },
    {
      suite: 'tenants',
      step: 'isolated',
      outcome: 'not-applicable',
      durationMs: 0,
      cause: { kind: 'capability', message: 'the environment does not offer: tenants' },
    },
  ],
  exchanges,
  deliveries: [delivery],
};

/** The report with other checks, and the counts that belong to them. */
export function withChecks(others: readonly ReportedCheck[], more: Partial<RunReport> = {}): RunReport {
  return { ...everyOutcome, checks: others, counts: countsOf(others), ...more };
}

/** A run in which nothing happened: every list of it is empty. */
export const nothingAtAll: RunReport = {
  ...withChecks([]),
  word: 'undecided',
  exitCode: 3,
  sentence: 'undecided: environment sandbox, build 2026.11.3, contract 1.0.0',
  reasons: ['nothing was proved'],
  warnings: [],
  observations: {},
  comparedWith: undefined,
  coverage: undefined,
  suites: [],
  faults: [],
  steps: [],
  exchanges: [],
  deliveries: [],
};
