import type { Change } from './change.ts';
import type { Snapshot } from './snapshot.ts';

/** Fewer answers have no median to speak of. */
const enough = 20;
/** Less than that is the noise of a machine or a network. */
const leastMs = 50;

/** Operations whose median at least doubled: told, and nothing that a policy should fail by. */
export function latencyChanges(before: Snapshot, after: Snapshot): Change[] {
  return Object.entries(after.latency).flatMap(([operation, is]) => {
    const was = before.latency[operation];
    if (was === undefined || was.answers < enough || is.answers < enough) return [];
    if (is.medianMs < 2 * was.medianMs || is.medianMs - was.medianMs < leastMs) return [];
    return [
      {
        code: 'LATENCY_DOUBLED',
        cause: 'median',
        operation,
        where: `${operation}: ${was.medianMs} ms, now ${is.medianMs} ms`,
        before: `${was.medianMs} ms (median of ${was.answers})`,
        after: `${is.medianMs} ms (median of ${is.answers})`,
        what: 'the median time to answer has at least doubled',
        direction: 'response',
        subject: `latency ${operation}`,
        onlyTold: true,
      },
    ];
  });
}
