import type { GateMeasure } from './gate-run.ts';
import type { Round } from './throughput.ts';

/** The value in the middle; the mean of the two in the middle of an even number of them. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/**
 * Checked throughput as a share of the bare loop's: the median over the rounds, each of which compares two passes that
 * followed each other.
 */
export function checkedShare(rounds: readonly Round[]): number {
  return median(rounds.map(({ bare, checked }) => checked.perSecond / bare.perSecond));
}

/** How many milliseconds of processor time an exchange costs more when it is checked and recorded. */
export function checkingCostMs(rounds: readonly Round[]): number {
  return median(rounds.map(({ bare, checked }) => checked.cpuMs - bare.cpuMs));
}

/** What a run takes at the higher concurrency, as a share of what the same run takes at the lower one; undefined without both. */
export function concurrentShare(gates: readonly GateMeasure[], latencyMs: number): number | undefined {
  const same = gates.filter((gate) => gate.latencyMs === latencyMs).sort((a, b) => a.concurrency - b.concurrency);
  const [sequential, concurrent] = [same[0], same.at(-1)];
  if (sequential === undefined || concurrent === undefined || sequential === concurrent) return undefined;
  return concurrent.wallSeconds / sequential.wallSeconds;
}
