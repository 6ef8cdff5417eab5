import type { CheckRecord, DeliveryRecord, ExchangeRecord } from '../../../src/evidence/records.ts';
import { check, exchange } from '../verdict/evidence.ts';

/** What a request to the doors and its answer are made of; the rest is as it is in any run. */
export interface Call {
  readonly operation: string;
  readonly status: number;
  /** Milliseconds after the beginning of time, as these tests count it. */
  readonly at?: number;
  readonly path?: string;
  readonly sent?: unknown;
  readonly answered?: unknown;
  readonly headers?: ExchangeRecord['request']['headers'];
  readonly invalid?: boolean;
  readonly evaluations?: ExchangeRecord['evaluations'];
}

let count = 0;

function bodyOf(value: unknown): { encoding: 'utf-8'; content: string; bytes: number } {
  const content = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return { encoding: 'utf-8', content, bytes: content.length };
}

/** An instant of these tests as RFC 3339. */
export function instant(at: number): string {
  return new Date(Date.UTC(2026, 10, 23) + at).toISOString();
}

/** One answered request. A text as a body is sent as it stands, anything else as JSON. */
export function call({ operation, status, at = 0, path = '/doors', sent, answered, ...more }: Call): ExchangeRecord {
  count += 1;
  return exchange(`suite.step#${count}`, {
    operation,
    at: instant(at),
    intent: { kind: more.invalid ? 'invalid' : 'valid', provokes: [] },
    request: {
      method: 'POST',
      url: `http://api.test/v1${path}`,
      headers: more.headers ?? [],
      ...(sent === undefined ? {} : { body: bodyOf(sent) }),
    },
    response: { status, reason: '', headers: [], body: bodyOf(answered) },
    timings: { totalMs: 1 },
    evaluations: more.evaluations ?? [],
  });
}

/** A door as answers show it. */
export function door(state: string, changedAt: number, id = '1'): { id: string; state: string; updatedAt: string } {
  return { id, state, updatedAt: instant(changedAt) };
}

/** A read that shows a door. */
export function shown(at: number, state: string, changedAt = at): ExchangeRecord {
  return call({ operation: 'getDoor', status: 200, at, path: '/doors/1', answered: door(state, changedAt) });
}

/** An accepted call that may move the door. */
export function moved(at: number, operation: 'openDoor' | 'closeDoor'): ExchangeRecord {
  return call({ operation, status: 202, at, path: `/doors/1/${operation}` });
}

/** A delivery that shows a door. */
export function delivered(at: number, state: string, changedAt = at): DeliveryRecord {
  count += 1;
  return {
    kind: 'delivery',
    id: `suite.step.delivery#${count}`,
    suite: 'suite',
    step: 'step',
    at: instant(at),
    operation: 'doorMoved',
    attempt: 1,
    method: 'POST',
    path: '/callback',
    headers: [],
    body: bodyOf(door(state, changedAt)),
    answered: 200,
    evaluations: [],
  };
}

/** A proved check of a case about an exchange. */
export function checked(requirement: string, caseId: string, of: ExchangeRecord): CheckRecord {
  return check(`${requirement}:suite.step.${caseId}`, 'proved', { exchanges: [of.id] });
}
