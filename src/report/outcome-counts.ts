import { outcomes } from '../verdict/outcome.ts';
import { counted } from './counted.ts';
import type { RunReport } from './run-report.ts';

/** What a run came to in numbers, the gravest first: `1 violated, 240 proved; 311 exchanges with … in 4.2 s`. */
export function countsLine({ counts, facts, exchanges, durationMs }: RunReport): string {
  const numbers = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .reverse()
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  const asked = `${counted(exchanges.length, 'exchange')} with ${facts.baseUrl} in ${(durationMs / 1000).toFixed(1)} s`;
  return `${numbers.join(', ') || 'no checks'}; ${asked}`;
}
