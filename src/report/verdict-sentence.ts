import type { VerdictWord } from '../verdict/outcome.ts';
import type { RunFacts } from './run-report.ts';

/** The verdict in one sentence; a run against the embedded environment says nothing about the real API, and says so. */
export function verdictSentence(
  word: VerdictWord,
  { environment, build, isLocal, contract }: Pick<RunFacts, 'environment' | 'build' | 'isLocal' | 'contract'>,
): string {
  const subject = isLocal ? `self-test ${word}` : word;
  const object = `environment ${environment}${build === undefined ? '' : `, build ${build}`}, contract ${contract.version}`;
  return `${subject}: ${object}${isLocal ? ' (embedded; says nothing about the real API)' : ''}`;
}
