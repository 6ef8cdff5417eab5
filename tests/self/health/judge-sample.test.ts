import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { confirmed, graver, judgeSample } from '../../../src/health/judge-sample.ts';
import type { HealthState, Night, PartState, Sample } from '../../../src/health/night.ts';
import { nightOf, type SampleChange, sampleWith } from './recorded-nights.ts';

const none: ReadonlyMap<string, number> = new Map();
const noiseMs = 100;
const sevenFair = Array.from({ length: 7 }, (_, index) => fairNight(index));

function fairNight(index: number): Night {
  const sample = sampleWith();
  return nightOf(index, 'ok', { sample, parts: judgeSample(sample, [], { budgets: none, noiseMs }).parts });
}

function judge(change: SampleChange, history: readonly Night[] = [], budgets = none) {
  return judgeSample(sampleWith(change), history, { budgets, noiseMs });
}

function partOf({ parts }: { parts: readonly PartState[] }, name: string): PartState | undefined {
  return parts.find(({ part }) => part === name);
}

describe('a visit', () => {
  it('on which everything worked is ok, part by part', () => {
    const { state, parts } = judge({});
    expect(state).toBe('ok');
    expect(parts.map((one) => `${one.part} ${one.state}`)).toEqual([
      'operation:issueToken ok',
      'operation:createCustomer ok',
      'operation:signCustomerChallenge ok',
      'operation:getCustomer ok',
      'operation:verifyCustomer ok',
      'operation:rejectCustomer ok',
      'transition:screening ok',
      'transition:activation ok',
      'transition:rejection ok',
      'certificate ok',
      'clock ok',
    ]);
  });

  it.each<[what: string, change: SampleChange, state: HealthState, part: string, kind: string]>([
    [
      'that nothing answers',
      { steps: { 'approve.token': { outcome: 'failed', failure: 'refused' } }, unreachable: 'theirs' },
      'down',
      'operation:issueToken',
      'unreachable',
    ],
    [
      'that nothing answers, nobody knows whose fault it is',
      { steps: { 'approve.token': { outcome: 'failed', failure: 'dns' } }, unreachable: 'untold' },
      'down',
      'operation:issueToken',
      'unreachable',
    ],
    [
      'whose certificate nobody trusts',
      { steps: { 'approve.token': { outcome: 'failed', failure: 'tls' } }, unreachable: 'theirs' },
      'down',
      'operation:issueToken',
      'certificate',
    ],
    [
      'that a server fails on',
      { steps: { 'reject.reject': { outcome: 'failed', failure: 'status-503' } } },
      'down',
      'operation:rejectCustomer',
      'server-error',
    ],
    [
      'whose valid request is refused',
      { steps: { 'approve.create': { outcome: 'refused', status: 403 } } },
      'down',
      'operation:createCustomer',
      'refused',
    ],
    [
      'that is answered against the contract',
      { steps: { 'approve.active': { outcome: 'violated' } } },
      'degraded',
      'operation:getCustomer',
      'contract',
    ],
    [
      'whose customer is stuck in one of the two flows',
      { steps: { 'reject.verifying': { outcome: 'late', reason: 'still screening' } } },
      'down',
      'transition:screening',
      'late',
    ],
  ])('%s', (_, change, state, part, kind) => {
    const judged = judge(change);
    expect(judged.state).toBe(state);
    expect(partOf(judged, part)).toMatchObject({ state, cause: { kind } });
    expect(partOf(judged, part)?.cause?.exchange).toMatch(/^\w+\.\w+#1$/);
  });

  it('on which our own network is down says nothing about them', () => {
    const judged = judge({
      steps: Object.fromEntries(
        sampleWith().steps.map(({ flow, step }, index) => [
          `${flow}.${step}`,
          index === 0 ? { outcome: 'failed' as const, failure: 'dns' } : { outcome: 'not-reached' as const },
        ]),
      ),
      transitions: { screening: null, activation: null, rejection: null },
      unreachable: 'ours',
      clockSkewSeconds: null,
      certificateDays: null,
    });
    expect(judged.state).toBe('unknown');
    expect(partOf(judged, 'operation:issueToken')?.cause?.kind).toBe('own-network');
    expect(new Set(judged.parts.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  it('tells the gravest of what an operation did', () => {
    const judged = judge({
      steps: {
        'approve.verifying': { outcome: 'violated', reason: 'no externalId' },
        'reject.rejected': { outcome: 'failed', failure: 'status-500', reason: 'answered 500' },
      },
    });
    expect(partOf(judged, 'operation:getCustomer')).toMatchObject({ state: 'down', cause: { text: 'answered 500' } });
  });
});

describe('limits', () => {
  it.each<[what: string, change: SampleChange, part: string, state: HealthState]>([
    ['14 days', { certificateDays: 14 }, 'certificate', 'ok'],
    ['13 days', { certificateDays: 13 }, 'certificate', 'degraded'],
    ['its last day', { certificateDays: 0 }, 'certificate', 'degraded'],
    ['a day too many', { certificateDays: -1 }, 'certificate', 'down'],
    ['30 s ahead', { clockSkewSeconds: 30 }, 'clock', 'ok'],
    ['31 s ahead', { clockSkewSeconds: 31 }, 'clock', 'degraded'],
    ['30 s behind', { clockSkewSeconds: -30 }, 'clock', 'ok'],
    ['31 s behind', { clockSkewSeconds: -31 }, 'clock', 'degraded'],
  ])('%s: both sides', (_, change, part, state) => {
    expect(partOf(judge(change), part)?.state).toBe(state);
  });

  it('of a budget are the last good value', () => {
    const budgets = new Map([
      ['operation:createCustomer', 10],
      ['transition:screening', 99],
    ]);
    const judged = judge({}, [], budgets);
    expect(partOf(judged, 'operation:createCustomer')?.state).toBe('ok');
    expect(partOf(judged, 'transition:screening')).toMatchObject({
      state: 'degraded',
      cause: { kind: 'slow', text: 'took 100 ms, more than the budget of 99 ms' },
    });
  });

  it('for any operation give way to the one for an operation, and concern no transition', () => {
    const judged = judge(
      {},
      [],
      new Map([
        ['any', 5],
        ['operation:createCustomer', 50],
      ]),
    );
    expect(partOf(judged, 'operation:createCustomer')?.state).toBe('ok');
    expect(partOf(judged, 'operation:getCustomer')?.state).toBe('degraded');
    expect(partOf(judged, 'transition:screening')?.state).toBe('ok');
  });

  it('of what is usual need seven good nights', () => {
    const slow = { steps: { 'approve.create': { latency: { totalMs: 111 } } } };
    expect(partOf(judge(slow, sevenFair), 'operation:createCustomer')).toMatchObject({
      state: 'degraded',
      cause: {
        kind: 'slow',
        text: 'took 111 ms; usual are 10 ms, and above 110 ms is unusual',
        exchange: 'approve.create#1',
      },
    });
    expect(judge(slow, sevenFair.slice(1)).state).toBe('ok');
    expect(judge({ steps: { 'approve.create': { latency: { totalMs: 110 } } } }, sevenFair).state).toBe('ok');
  });

  const slowNights = (count: number): Night[] =>
    Array.from({ length: count }, (_, index) => {
      const sample = sampleWith({ steps: { 'approve.create': { latency: { totalMs: 5000 } } } });
      return nightOf(100 + index, 'degraded', {
        sample,
        parts: [{ part: 'operation:createCustomer', state: 'degraded' }],
      });
    });

  it('of what is usual are not moved by some slow nights, and become what lasts for most of thirty', () => {
    const history = Array.from({ length: 30 }, (_, index) => fairNight(index));
    const slow = { steps: { 'reject.create': { latency: { totalMs: 4000 } } } };
    expect(partOf(judge(slow, [...history, ...slowNights(10)]), 'operation:createCustomer')).toMatchObject({
      state: 'degraded',
      cause: { kind: 'slow', exchange: 'reject.create#1' },
    });
    expect(partOf(judge(slow, [...history, ...slowNights(16)]), 'operation:createCustomer')?.state).toBe('ok');
  });

  it('of what is usual are told from good answers: how long a bad one took says nothing', () => {
    const refused = Array.from({ length: 9 }, (_, index) =>
      nightOf(10 + index, 'down', {
        sample: sampleWith({
          steps: {
            'approve.create': { outcome: 'refused', latency: { totalMs: 5000 } },
            'reject.create': { outcome: 'violated', latency: { totalMs: 5000 } },
          },
        }),
      }),
    );
    const slow = { steps: { 'approve.create': { latency: { totalMs: 111 } } } };
    expect(partOf(judge(slow, [...sevenFair, ...refused]), 'operation:createCustomer')?.cause?.text).toBe(
      'took 111 ms; usual are 10 ms, and above 110 ms is unusual',
    );
  });
});

describe('two visits', () => {
  const states = fc.constantFrom<HealthState>('ok', 'degraded', 'down', 'unknown');
  const judged = (state: HealthState, part: string) => ({ state, parts: [{ part, state }] });

  it('never accuse more than either of them did', () => {
    fc.assert(
      fc.property(states, states, (a, b) => {
        const both = confirmed(judged(a, 'first'), judged(b, 'second'));
        if (a === 'unknown' || b === 'unknown') expect(both.state).toBe(b);
        else {
          expect(graver(both.state, a)).toBe(a);
          expect(graver(both.state, b)).toBe(b);
          expect([a, b]).toContain(both.state);
        }
        expect(both.parts[0]?.part).toBe('second');
      }),
    );
  });
});

describe('a sample of any shape', () => {
  const outcomes = fc.constantFrom<Sample['steps'][number]['outcome']>(
    'ok',
    'violated',
    'failed',
    'refused',
    'late',
    'not-reached',
  );

  it('has a cause for each part that is not ok, and the state of its gravest part', () => {
    const keys = sampleWith().steps.map(({ flow, step }) => `${flow}.${step}`);
    fc.assert(
      fc.property(fc.array(outcomes, { minLength: keys.length, maxLength: keys.length }), (chosen) => {
        const steps = Object.fromEntries(keys.map((key, index) => [key, { outcome: chosen[index] ?? 'ok' }]));
        const { state, parts } = judge({ steps });
        for (const part of parts) expect(part.cause === undefined).toBe(part.state === 'ok');
        expect(state).toBe(parts.map((part) => part.state).reduce(graver, 'ok'));
      }),
    );
  });
});
