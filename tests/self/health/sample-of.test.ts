import { describe, expect, it } from '@jest/globals';
import type { EvidenceRecord, ExchangeRecord, StepRecord } from '../../../src/evidence/records.ts';
import { sampleOf, type VisitFacts, visitSteps } from '../../../src/health/sample-of.ts';
import { exchange } from '../verdict/evidence.ts';

const started = Date.parse('2026-03-01T02:00:00Z');
const facts: VisitFacts = {
  at: '2026-03-01T02:00:00.000Z',
  durationMs: 1000,
  clockSkewSeconds: 0,
  certificateDays: null,
  keyId: 'key-1',
  tokenAgeSeconds: 1,
  unreachable: null,
  violations: new Map(),
};

function read(
  name: string,
  startMs: number,
  totalMs: number,
  more: Parameters<typeof exchange>[1] = {},
): ExchangeRecord {
  const [suite = '', step = ''] = name.split('.');
  const operation = visitSteps[suite === 'reject' ? 'reject' : 'approve'][step] ?? 'getCustomer';
  const at = new Date(started + startMs).toISOString();
  return exchange(`${name}#${startMs}`, { suite, step, operation, at, timings: { totalMs }, ...more });
}

function ended(name: string, outcome: StepRecord['outcome'], cause?: StepRecord['cause']): StepRecord {
  const [suite = '', step = ''] = name.split('.');
  return { kind: 'step', suite, step, outcome, durationMs: 1, ...(cause ? { cause } : {}) };
}

function stepOf(records: readonly EvidenceRecord[], name: string, more: Partial<VisitFacts> = {}) {
  const { steps } = sampleOf(records, { ...facts, ...more });
  return steps.find(({ flow, step }) => `${flow}.${step}` === name);
}

describe('a sample', () => {
  it('has every step of both flows in their order, also of a visit that left nothing behind', () => {
    const { steps, transitions } = sampleOf([], facts);
    expect(steps.map(({ flow, step }) => `${flow}.${step}`)).toEqual([
      ...Object.keys(visitSteps.approve).map((step) => `approve.${step}`),
      ...Object.keys(visitSteps.reject).map((step) => `reject.${step}`),
    ]);
    expect(new Set(steps.map(({ outcome, reason }) => `${outcome}: ${reason}`))).toEqual(
      new Set(['not-reached: the visit ended before']),
    );
    expect(transitions.map(({ ms }) => ms)).toEqual([null, null, null]);
  });

  it('measures a change from the answer that caused it to the first answer that shows it', () => {
    const { transitions } = sampleOf(
      [
        read('approve.sign', 0, 20),
        ended('approve.sign', 'passed'),
        read('approve.verifying', 30, 5),
        read('approve.verifying', 500, 15),
        ended('approve.verifying', 'passed'),
        read('approve.verify', 600, 10),
        ended('approve.verify', 'passed'),
        read('approve.active', 700, 10),
        ended('approve.active', 'failed', { kind: 'unmet', message: 'still verifying' }),
      ],
      facts,
    );
    expect(transitions).toEqual([
      { name: 'screening', ms: 495 },
      { name: 'activation', ms: null },
      { name: 'rejection', ms: null },
    ]);
  });

  it('lets the slowest of several reads speak for their step, and no other operation', () => {
    const records = [
      read('approve.token', 0, 900, { operation: 'putSigningKey' }),
      read('approve.token', 1, 4),
      ended('approve.token', 'passed'),
      read('approve.verifying', 2, 7),
      read('approve.verifying', 3, 12),
      read('approve.verifying', 4, 6),
      ended('approve.verifying', 'passed'),
    ];
    expect(stepOf(records, 'approve.token')).toMatchObject({ outcome: 'ok', latency: { totalMs: 4 } });
    expect(stepOf(records, 'approve.verifying')).toMatchObject({
      outcome: 'ok',
      latency: { totalMs: 12 },
      exchange: 'approve.verifying#3',
    });
  });

  it('tells no answer, a failing server, a refusal, lateness and a broken promise apart', () => {
    const { response: _, ...unanswered } = read('approve.create', 0, 5);
    const failure = { kind: 'timeout', cause: 'ETIMEDOUT', message: 'no answer within 10 s' } as const;
    const environment = { kind: 'environment', message: 'it is down' } as const;
    expect(
      stepOf([{ ...unanswered, failure }, ended('approve.create', 'failed', environment)], 'approve.create'),
    ).toMatchObject({
      outcome: 'failed',
      failure: 'timeout',
      reason: 'it is down',
    });
    const create = (status: number, outcome: StepRecord['outcome'], cause?: StepRecord['cause']) =>
      stepOf([read('approve.create', 0, 5, { status }), ended('approve.create', outcome, cause)], 'approve.create');
    expect(create(503, 'failed', environment)).toMatchObject({ outcome: 'failed', failure: 'status-503', status: 503 });
    expect(create(429, 'failed')).toMatchObject({ outcome: 'failed', failure: 'status-429', reason: 'answered 429' });
    expect(create(403, 'failed')).toMatchObject({ outcome: 'refused', reason: 'answered 403' });
    expect(create(200, 'failed', { kind: 'unmet', message: 'still screening' })).toMatchObject({
      outcome: 'late',
      reason: 'still screening',
    });
    const violations = new Map([['approve.create#0', 'no id']]);
    expect(
      stepOf([read('approve.create', 0, 5), ended('approve.create', 'passed')], 'approve.create', { violations }),
    ).toMatchObject({
      outcome: 'violated',
      reason: 'no id',
      exchange: 'approve.create#0',
    });
    expect(
      stepOf([ended('approve.create', 'not-reached', { kind: 'earlier-step', message: 'no token' })], 'approve.create'),
    ).toEqual({
      flow: 'approve',
      step: 'create',
      operation: 'createCustomer',
      outcome: 'not-reached',
      reason: 'no token',
    });
  });
});
