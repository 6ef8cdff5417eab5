import type { Night, Sample } from './night.ts';

/** Name of the part that an operation is. */
export function operationPart(operation: string): string {
  return `operation:${operation}`;
}

/** Name of the part that a change which takes time is. */
export function transitionPart(name: string): string {
  return `transition:${name}`;
}

/** Milliseconds of every part of a sample that took time: the slowest good request of an operation, and each change seen. */
export function timesOf(sample: Sample): Map<string, number> {
  const times = new Map<string, number>();
  const note = (part: string, ms: number): void => {
    times.set(part, Math.max(ms, times.get(part) ?? 0));
  };
  for (const { operation, outcome, latency } of sample.steps)
    if (outcome === 'ok' && latency) note(operationPart(operation), latency.totalMs);
  for (const { name, ms } of sample.transitions) if (ms !== null) note(transitionPart(name), ms);
  return times;
}

/**
 * Earlier times of every part, oldest first, slow ones included: what lasts becomes what is usual, and a median is not moved by
 * less.
 */
export function earlierTimes(nights: readonly Night[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { sample } of nights)
    for (const [part, ms] of timesOf(sample)) found.set(part, [...(found.get(part) ?? []), ms]);
  return found;
}
