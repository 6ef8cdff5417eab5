/** How many samples a usual value is told from, at most and at least. */
const window = { most: 30, least: 7 } as const;
/** Turns a median absolute deviation into the standard deviation of a normal distribution. */
const deviationScale = 1.4826;
const deviations = 5;
/** Below half as much again a difference is noise, however steady the samples were. */
const factor = 1.5;

/** What is usual, in milliseconds: the median, and the limit above which a value is not usual any more. */
export interface Usual {
  readonly medianMs: number;
  readonly limitMs: number;
}

/** The median of numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** The smallest of the numbers that at least this share of them does not exceed (nearest rank); NaN of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * What is usual by the last 30 samples: median and median absolute deviation, which a few bad nights do not move.
 * Undefined below 7 samples.
 * @param samplesMs milliseconds, oldest first
 * @param noiseMs milliseconds above the median that are noise: one handshake more, a machine that was busy
 */
export function usualOf(samplesMs: readonly number[], noiseMs: number): Usual | undefined {
  const recent = samplesMs.slice(-window.most);
  if (recent.length < window.least) return undefined;
  const medianMs = median(recent);
  const deviationMs = median(recent.map((value) => Math.abs(value - medianMs))) * deviationScale;
  return { medianMs, limitMs: Math.max(medianMs + deviations * deviationMs, medianMs * factor, medianMs + noiseMs) };
}
