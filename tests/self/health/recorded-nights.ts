import type { Cause, HealthState, Night, NightFlow, Sample, StepSample } from '../../../src/health/night.ts';
import { visitSteps } from '../../../src/health/sample-of.ts';

const dayMs = 86_400_000;
/** The first of the nights, milliseconds since the epoch. */
export const firstNightMs = Date.parse('2026-03-01T02:00:00Z');

/** When a night began, RFC 3339. */
export function atNight(index: number): string {
  return new Date(firstNightMs + index * dayMs).toISOString();
}

/** What of a good visit is different; steps by `flow.step`. */
export interface SampleChange extends Partial<Omit<Sample, 'steps' | 'transitions'>> {
  readonly steps?: Readonly<Record<string, Partial<StepSample>>>;
  readonly transitions?: Readonly<Partial<Record<Sample['transitions'][number]['name'], number | null>>>;
}

/** A visit on which every step took 10 ms and every change 100 ms, apart from what is given. */
export function sampleWith({ steps: changed = {}, transitions = {}, ...facts }: SampleChange = {}): Sample {
  const flows: readonly NightFlow[] = ['approve', 'reject'];
  const steps = flows.flatMap((flow) =>
    Object.entries(visitSteps[flow]).map(
      ([step, operation]): StepSample => ({
        flow,
        step,
        operation,
        outcome: 'ok',
        status: 200,
        latency: { totalMs: 10 },
        exchange: `${flow}.${step}#1`,
        ...changed[`${flow}.${step}`],
      }),
    ),
  );
  return {
    at: atNight(0),
    durationMs: 300,
    steps,
    transitions: (['screening', 'activation', 'rejection'] as const).map((name) => {
      const ms = transitions[name];
      return { name, ms: ms === undefined ? 100 : ms };
    }),
    clockSkewSeconds: 0,
    certificateDays: 60,
    keyId: 'key-1',
    tokenAgeSeconds: 1,
    unreachable: null,
    ...facts,
  };
}

/** A night of this state, its cause told by creation. */
export function nightOf(index: number, state: HealthState, change: Partial<Night> = {}): Night {
  const cause: Cause = {
    kind: state === 'down' ? 'unreachable' : 'slow',
    text: `it was ${state}`,
    exchange: `n${index}#1`,
  };
  return {
    kind: 'night',
    version: 1,
    runId: `night-${index}`,
    environment: 'sandbox',
    at: atNight(index),
    state,
    parts: [{ part: 'operation:createCustomer', state, ...(state === 'ok' ? {} : { cause }) }],
    verdict: state === 'down' || state === 'unknown' ? 'undecided' : 'holds',
    sample: sampleWith({ at: atNight(index) }),
    cleanUp: { deactivated: 1, left: 0 },
    ...change,
  };
}

/** Nights one after another, a state each. */
export function nightsOf(states: readonly HealthState[]): Night[] {
  return states.map((state, index) => nightOf(index, state));
}
