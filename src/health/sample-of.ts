import type { EvidenceRecord, ExchangeRecord, StepRecord } from '../evidence/records.ts';
import type { NightFlow, Sample, StepSample, TransitionSample } from './night.ts';

/** The steps of a visit in their order, with the operation that each one asks; flows are the suites of its evidence. */
export const visitSteps: Readonly<Record<NightFlow, Readonly<Record<string, string>>>> = {
  approve: {
    token: 'issueToken',
    create: 'createCustomer',
    sign: 'signCustomerChallenge',
    verifying: 'getCustomer',
    verify: 'verifyCustomer',
    active: 'getCustomer',
  },
  reject: {
    create: 'createCustomer',
    sign: 'signCustomerChallenge',
    verifying: 'getCustomer',
    reject: 'rejectCustomer',
    rejected: 'getCustomer',
  },
};

const changes: ReadonlyArray<readonly [name: TransitionSample['name'], flow: NightFlow, from: string, to: string]> = [
  ['screening', 'approve', 'sign', 'verifying'],
  ['activation', 'approve', 'verify', 'active'],
  ['rejection', 'reject', 'reject', 'rejected'],
];

/** What is known of a visit beside its evidence. */
export interface VisitFacts extends Omit<Sample, 'steps' | 'transitions'> {
  /** Exchanges that break the contract where nobody accepted it, with the sentence that says so. */
  readonly violations: ReadonlyMap<string, string>;
}

/** A sample from the evidence of a visit. */
export function sampleOf(records: readonly EvidenceRecord[], { violations, ...facts }: VisitFacts): Sample {
  const ended = records.filter((record): record is StepRecord => record.kind === 'step');
  const exchanges = records.filter((record): record is ExchangeRecord => record.kind === 'exchange');
  const ofStep = (flow: string, step: string): ExchangeRecord[] =>
    exchanges.filter((one) => one.suite === flow && one.step === step);
  const steps = (['approve', 'reject'] as const).flatMap((flow) =>
    Object.entries(visitSteps[flow]).map(([step, operation]): StepSample => {
      const end = ended.find((one) => one.suite === flow && one.step === step);
      return { flow, step, operation, ...stepSample(end, ofStep(flow, step), violations, operation) };
    }),
  );
  const transitions = changes.map(([name, flow, from, to]): TransitionSample => {
    const arrived = ended.some((one) => one.suite === flow && one.step === to && one.outcome === 'passed');
    const [cause, effect] = [ofStep(flow, from).at(-1), ofStep(flow, to).at(-1)];
    return { name, ms: arrived && cause && effect ? Math.max(0, answeredAt(effect) - answeredAt(cause)) : null };
  });
  return { ...facts, steps, transitions };
}

function answeredAt({ at, timings }: ExchangeRecord): number {
  return Math.round(Date.parse(at) + timings.totalMs);
}

function stepSample(
  end: StepRecord | undefined,
  exchanges: readonly ExchangeRecord[],
  violations: ReadonlyMap<string, string>,
  operation: string,
): Omit<StepSample, 'flow' | 'step' | 'operation'> {
  const last = exchanges.at(-1);
  if (end === undefined || end.outcome === 'not-reached' || end.outcome === 'not-applicable' || last === undefined) {
    const reason = end?.cause?.message ?? 'the visit ended before';
    return { outcome: end?.outcome === 'failed' ? 'failed' : 'not-reached', reason };
  }
  const violation = exchanges.find(({ id }) => violations.has(id));
  const status = last.response?.status;
  const told = (outcome: StepSample['outcome'], one: ExchangeRecord, reason?: string, failure?: string) => ({
    outcome,
    latency: one.timings,
    exchange: one.id,
    ...(one.response ? { status: one.response.status } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(failure === undefined ? {} : { failure }),
  });
  const reason = end.cause?.message;
  if (status === undefined) return told('failed', last, reason ?? last.failure?.message, last.failure?.kind ?? 'other');
  if (status >= 500 || status === 429) return told('failed', last, reason ?? `answered ${status}`, `status-${status}`);
  if (end.outcome === 'failed') {
    if (end.cause?.kind === 'unmet') return told('late', last, reason);
    return told('refused', last, reason ?? `answered ${status}`);
  }
  if (violation) return told('violated', violation, violations.get(violation.id));
  // The slowest request speaks for a step that reads several times; locally the first step registers a key, too.
  const own = exchanges.filter((one) => one.operation === operation);
  const slowest = own.reduce((a, b) => (b.timings.totalMs > a.timings.totalMs ? b : a), own[0] ?? last);
  return told('ok', slowest);
}
