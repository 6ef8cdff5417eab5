import type { Evaluation } from '../../../src/contract/finding.ts';
import { broken, checkId, holds } from '../../../src/contract/finding.ts';
import type { CheckRecord, EvidenceRecord, ExchangeRecord, PlannedRecord } from '../../../src/evidence/records.ts';
import { type Case, judge, type Verdict } from '../../../src/verdict/judge.ts';
import type { JudgedCheck } from '../../../src/verdict/judged-check.ts';
import type { Requirement, Requirements } from '../../../src/verdict/requirements.ts';

/** A requirement with nothing special about it but what is given. */
export function requirement(id: string, more: Partial<Requirement> = {}): Requirement {
  const sentence = `The sentence of ${id}.`;
  return { id, level: 'MUST', sentence, source: 'https://example.com/doc#it', confirmed: [], line: 1, ...more };
}

/** Requirements by id: those of these tests, and what is given. */
export function requirements(...more: Requirement[]): Requirements {
  const plain = ['customer.becomes-active', 'response.status-declared', 'response.no-server-error', 'a.must', 'b.must'];
  const should = requirement('a.should', { level: 'SHOULD' });
  const inferred = requirement('a.inferred', {
    inferred: 'nobody says so',
    confirmed: [{ environment: 'staging', by: 'Ada', when: '2026-01-01' }],
  });
  return new Map([...plain.map((id) => requirement(id)), should, inferred, ...more].map((one) => [one.id, one]));
}

/** An exchange of the step `suite.step`; a signed valid read that was answered with 200, but for what is given. */
export function exchange(
  id: string,
  {
    status = 200,
    content = '{}',
    evaluations = [],
    ...more
  }: Partial<ExchangeRecord> & { status?: number; content?: string } = {},
): ExchangeRecord {
  return {
    kind: 'exchange',
    id,
    suite: 'suite',
    step: 'step',
    at: '2026-11-23T10:00:00.000Z',
    operation: 'getCustomer',
    identity: 'primary',
    intent: { kind: 'valid', provokes: [] },
    request: { method: 'GET', url: 'http://api.test/v1/customers/1', headers: [['Signature', 'sig=:AA==:']] },
    response: { status, reason: '', headers: [], body: { encoding: 'utf-8', content, bytes: content.length } },
    timings: { totalMs: 1 },
    evaluations,
    ...more,
  };
}

/** An evaluation that found something. */
export function offending(id: string, caseId = 'getCustomer.200', inferred?: string): Evaluation {
  const found = { message: `${id} is broken`, expected: 'this', received: 'that', where: 'body' };
  return broken(id, caseId, inferred === undefined ? found : { ...found, inferred });
}

/** An evaluation that found nothing. */
export function fine(id: string, caseId = 'getCustomer.200'): Evaluation {
  return holds(id, caseId);
}

/** A check of the step `suite.step`. */
export function check(id: string, outcome: CheckRecord['outcome'], more: Partial<CheckRecord> = {}): CheckRecord {
  const requirementId = id.split(':')[0] ?? id;
  const told = outcome === 'violated' ? { message: `${requirementId} fails`, expected: 'this', received: 'that' } : {};
  return {
    kind: 'check',
    id,
    requirement: requirementId,
    suite: 'suite',
    step: 'step',
    outcome,
    exchanges: outcome === 'proved' ? [`${id}#1`] : [],
    ...told,
    ...more,
  };
}

/** A planned check of a step, `suite.step` unless another is named. */
export function planned(id: string, step = 'step'): PlannedRecord {
  return { kind: 'planned', id, requirement: id.split(':')[0] ?? id, suite: 'suite', step };
}

/** How a step ended, `suite.step` unless another is named. */
export function ended(
  outcome: 'passed' | 'failed' | 'not-reached' | 'not-applicable',
  cause?: string,
  step = 'step',
): EvidenceRecord {
  const why = cause === undefined ? {} : { cause: { kind: 'environment', message: cause } as const };
  return { kind: 'step', suite: 'suite', step, outcome, durationMs: 1, ...why };
}

/** That the approve flow came to its good end, without which nothing holds. */
export const approved: EvidenceRecord = check('customer.becomes-active:approve', 'proved');

/** Judges records of a full run in `staging`, with the requirements of these tests and without waivers. */
export function verdictOf(records: readonly EvidenceRecord[], more: Partial<Case> = {}): Verdict {
  return judge({
    records,
    unreadable: [],
    requirements: requirements(),
    waivers: [],
    environment: 'staging',
    today: '2026-11-23',
    full: true,
    ...more,
  });
}

/** The check of a verdict by its requirement and case. */
export function checkOf(verdict: Verdict, id: string, caseId?: string): JudgedCheck | undefined {
  const wanted = caseId === undefined ? id : checkId(id, caseId);
  return verdict.checks.find((one) => one.id === wanted);
}
