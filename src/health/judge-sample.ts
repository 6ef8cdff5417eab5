import { type Usual, usualOf } from './baseline.ts';
import type { Cause, HealthState, Night, PartState, Sample, StepSample, TransitionSample } from './night.ts';
import { earlierTimes, operationPart, timesOf, transitionPart } from './timed-parts.ts';

/** Most milliseconds by part (`operation:createCustomer`, `transition:screening`); `any` counts for every operation. */
export type Budgets = ReadonlyMap<string, number>;

/** What is too slow. */
export interface Limits {
  readonly budgets: Budgets;
  /** Milliseconds above what is usual that are noise. */
  readonly noiseMs: number;
}

/** What a sample came to. */
export interface JudgedSample {
  readonly state: HealthState;
  readonly parts: readonly PartState[];
}

/** Days before the end of a certificate from which somebody should act. */
const certificateDays = 14;
/** Half of the minute that verifiers of signatures commonly allow. */
const skewSeconds = 30;

const gravity: readonly HealthState[] = ['ok', 'unknown', 'degraded', 'down'];

/** The graver of two states; what is known to be bad outweighs what nobody knows. */
export function graver(a: HealthState, b: HealthState): HealthState {
  return gravity.indexOf(a) >= gravity.indexOf(b) ? a : b;
}

/**
 * Judges a visit against budgets and what is usual by earlier nights.
 * @param history earlier nights of the same environment, oldest first
 */
export function judgeSample(sample: Sample, history: readonly Night[], limits: Limits): JudgedSample {
  const { budgets, noiseMs } = limits;
  const times = timesOf(sample);
  const usual = earlierTimes(history);
  const slow = (part: string, steps: readonly StepSample[]): PartState => {
    const why = slowness(times.get(part), budgetOf(part, budgets), usualOf(usual.get(part) ?? [], noiseMs));
    if (why === undefined) return { part, state: 'ok' };
    return { part, state: 'degraded', cause: causeWith('slow', why, slowestOf(steps)?.exchange) };
  };
  const operations = [...new Set(sample.steps.map(({ operation }) => operation))].map((operation) => {
    const part = operationPart(operation);
    const own = sample.steps.filter((step) => step.operation === operation);
    return (
      gravest(
        part,
        own.map((step) => judgeStep(step, sample)),
      ) ?? slow(part, own)
    );
  });
  const transitions = sample.transitions.map(
    (transition) =>
      judgeTransition(transition, sample) ??
      slow(transitionPart(transition.name), awaitingSteps(transition.name, sample.steps)),
  );
  const parts = [...operations, ...transitions, ...judgeCertificate(sample), ...judgeClock(sample)];
  return { state: parts.map(({ state }) => state).reduce(graver, 'ok'), parts };
}

/** What two visits say together: a bad state stands only as far as both show it; the second one's parts are told. */
export function confirmed(first: JudgedSample, second: JudgedSample): JudgedSample {
  if (first.state === 'unknown' || second.state === 'unknown') return second;
  const state = graver(first.state, second.state) === first.state ? second.state : first.state;
  return { state, parts: second.parts };
}

function gravest(part: string, judged: readonly (Omit<PartState, 'part'> | undefined)[]): PartState | undefined {
  const bad = judged.filter((one) => one !== undefined);
  const [first] = bad;
  if (first === undefined) return undefined;
  const worst = bad.reduce((a, b) => (graver(a.state, b.state) === a.state ? a : b), first);
  return { part, ...worst };
}

function judgeStep(step: StepSample, sample: Sample): Omit<PartState, 'part'> | undefined {
  const { outcome, operation, exchange, reason = '', failure = '' } = step;
  const cause = (kind: string, text: string): Cause => causeWith(kind, text, exchange);
  const text = reason === '' ? `${operation}: ${outcome}` : reason;
  switch (outcome) {
    // What came too late is told by the transition: the reads themselves were answered.
    case 'ok':
    case 'late':
      return undefined;
    case 'not-reached':
      return { state: 'unknown', cause: cause('not-reached', text) };
    case 'violated':
      return { state: 'degraded', cause: cause('contract', text) };
    case 'refused':
      return { state: 'down', cause: cause('refused', text) };
    case 'failed':
      if (sample.unreachable === 'ours') return { state: 'unknown', cause: cause('own-network', text) };
      if (failure.startsWith('status-')) return { state: 'down', cause: cause('server-error', text) };
      if (failure === 'tls') return { state: 'down', cause: cause('certificate', text) };
      return { state: 'down', cause: cause('unreachable', text) };
  }
}

const awaitedBy: Readonly<Record<TransitionSample['name'], string>> = {
  screening: 'verifying',
  activation: 'active',
  rejection: 'rejected',
};

function awaitingSteps(name: TransitionSample['name'], steps: readonly StepSample[]): StepSample[] {
  return steps.filter(({ step }) => step === awaitedBy[name]);
}

function judgeTransition({ name, ms }: TransitionSample, { steps }: Sample): PartState | undefined {
  const part = transitionPart(name);
  // Both flows wait for the screening; a customer that is stuck in one of them is not less stuck for the other's sake.
  const late = awaitingSteps(name, steps).find(({ outcome }) => outcome === 'late');
  if (late)
    return { part, state: 'down', cause: causeWith('late', late.reason ?? `${name} did not come`, late.exchange) };
  if (ms !== null) return undefined;
  return { part, state: 'unknown', cause: causeWith('not-reached', `${name} was not reached`) };
}

function judgeCertificate({ certificateDays: days }: Sample): PartState[] {
  if (days === null) return [];
  const part = 'certificate';
  if (days >= certificateDays) return [{ part, state: 'ok' }];
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  const text = days < 0 ? `the certificate ended ${count} ago` : `the certificate ends in ${count}`;
  return [{ part, state: days < 0 ? 'down' : 'degraded', cause: { kind: 'certificate', text } }];
}

function judgeClock({ clockSkewSeconds: skew }: Sample): PartState[] {
  if (skew === null) return [];
  const part = 'clock';
  if (Math.abs(skew) <= skewSeconds) return [{ part, state: 'ok' }];
  const text = `the environment's clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} ours`;
  return [{ part, state: 'degraded', cause: { kind: 'clock', text } }];
}

function causeWith(kind: string, text: string, exchange?: string): Cause {
  return { kind, text, ...(exchange === undefined ? {} : { exchange }) };
}

function slowestOf(steps: readonly StepSample[]): StepSample | undefined {
  const msOf = ({ outcome, latency }: StepSample): number => (outcome === 'ok' && latency ? latency.totalMs : -1);
  const [slowest] = [...steps].sort((a, b) => msOf(b) - msOf(a));
  return slowest;
}

function budgetOf(part: string, budgets: Budgets): number | undefined {
  return budgets.get(part) ?? (part.startsWith('operation:') ? budgets.get('any') : undefined);
}

function slowness(ms: number | undefined, budget: number | undefined, usual: Usual | undefined): string | undefined {
  if (ms === undefined) return undefined;
  const took = `took ${Math.round(ms)} ms`;
  if (budget !== undefined && ms > budget) return `${took}, more than the budget of ${budget} ms`;
  if (usual === undefined || ms <= usual.limitMs) return undefined;
  return `${took}; usual are ${Math.round(usual.medianMs)} ms, and above ${Math.round(usual.limitMs)} ms is unusual`;
}
