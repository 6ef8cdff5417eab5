import { existsSync } from 'node:fs';
import { sessionOfThisSuite, suiteBookOfThisGroup, useLanes } from './bridge.ts';
import { Lanes } from './lanes.ts';
import { longestStepMs } from './story.ts';

/** What one group loads, and what must have ended before. */
export interface SuiteShare {
  /** Paths of the test files, in the order in which they run. */
  readonly paths: readonly string[];
  /** Files that appear as the groups before this one end. */
  readonly after: readonly string[];
}

const pollMs = 10;

/**
 * Loads the suites of a group into the realm of this test file. One that can't be loaded is noted as the suite's fault, and
 * the others still run.
 */
export async function loadSuites({ paths, after }: SuiteShare): Promise<void> {
  const book = suiteBookOfThisGroup();
  const { settings, concurrency } = sessionOfThisSuite();
  // A story has seldom more than one request under way: twice as many keep a far environment busy. What must run after the
  // others must not run beside anything of its own kind either.
  const limit = after.length > 0 || concurrency === 1 ? 1 : 2 * concurrency;
  useLanes(new Lanes(limit, longestStepMs(settings), book));
  for (const path of paths) {
    book.loading(path);
    try {
      await import(path);
      book.loaded();
    } catch (error) {
      book.notLoaded(error);
    }
  }
  // Jest marks a group that crashed too, so this ends whenever Jest itself lives.
  while (!after.every((mark) => existsSync(mark))) await new Promise((resolve) => setTimeout(resolve, pollMs));
}
