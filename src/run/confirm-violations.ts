import type { EvidenceRecord, SuiteRecord } from '../evidence/records.ts';
import type { SuiteFile } from '../jest/suite-files.ts';
import type { Confirmation } from '../report/run-report.ts';
import { StoryOwners } from '../report/story-owners.ts';
import type { JudgedCheck } from '../verdict/judged-check.ts';

/** The run id of a repetition: it derives customers, keys and wallets that the run itself never had. */
export function repetitionOf(runId: string): string {
  return `${runId}-again`;
}

/**
 * The suites that must run again to see whether violations show again: those that owe the violated checks, and those whose
 * exchanges accuse first.
 * @param records the evidence that the checks were judged from
 * @param suites what the run had to choose from
 */
export function suitesToRepeat(
  records: readonly EvidenceRecord[],
  checks: readonly JudgedCheck[],
  suites: readonly SuiteFile[],
): SuiteFile[] {
  const owners = new StoryOwners(records);
  const stories = new Set(
    checks
      .filter(({ outcome }) => outcome === 'violated')
      .flatMap((check) => [
        owners.storyOf(check),
        ...check.offences.slice(0, 1).map(({ exchange }) => owners.storyOf({ id: '', exchanges: [exchange] })),
      ]),
  );
  const told = records.filter((record): record is SuiteRecord => record.kind === 'suite');
  const paths = new Set(
    told.filter((suite) => suite.stories.some((story) => stories.has(story))).map(({ path }) => path),
  );
  return suites.filter(({ path }) => paths.has(path));
}

/**
 * What the repetition says of each violated check, by its id. A check that is proved now was flaky, which makes the
 * violation no smaller; what the repetition could not see stays open.
 * @param again checks of the repetition; none where it did not take place
 */
export function confirmationsOf(
  checks: readonly JudgedCheck[],
  again: readonly JudgedCheck[],
): ReadonlyMap<string, Confirmation> {
  const outcomes = new Map(again.map(({ id, outcome }) => [id, outcome]));
  const violated = checks.filter(({ outcome }) => outcome === 'violated');
  return new Map(
    violated.map(({ id }) => {
      const outcome = outcomes.get(id);
      return [id, outcome === 'violated' ? 'confirmed' : outcome === 'proved' ? 'flaky' : 'not repeated'];
    }),
  );
}
