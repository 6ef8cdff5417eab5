import type { SuiteFaultRecord, SuiteRecord } from '../evidence/records.ts';
import type { ReportedSuite, RunFacts } from './run-report.ts';

/** What became of each suite that was to run; one of which nothing was heard did not run. */
export function reportedSuites(
  { suites }: Pick<RunFacts, 'suites'>,
  ended: readonly SuiteRecord[],
  faults: readonly SuiteFaultRecord[],
): ReportedSuite[] {
  return suites.map(({ name, file }) => {
    const record = ended.find(({ path }) => path === file || path.endsWith(`/${file}`));
    const broken = faults.some(({ code, suite }) => code === 'SUITE_DID_NOT_RUN' && file === `tests/${suite}.test.ts`);
    return {
      name,
      file,
      ran: record !== undefined && !broken,
      steps: record?.tests ?? 0,
      stories: record?.stories ?? [],
    };
  });
}
