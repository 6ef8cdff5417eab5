import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Jest says of a group none of whose suites could be loaded: each of them has been accused by itself already. */
const withoutTests = 'Your test suite must contain at least one test.';

/**
 * Marks the end of each group of suites, for the one that must run alone, and writes down what no group can write itself:
 * that it could not be loaded or died. The suites print their own progress.
 */
export default class ProgressReporter {
  /**
   * @param {unknown} _globalConfig
   * @param {{ journal?: string }} options `journal`: the folder of the run's journals
   */
  constructor(_globalConfig, options) {
    this.journal = options.journal ?? process.env.SUITE_JOURNAL;
    // A developer's `npx jest` has a terminal, or nothing at all, on its standard input.
    if (process.env.SUITE_JOURNAL !== undefined) endWithParent();
  }

  onTestResult(test, result) {
    writeFileSync(`${test.path}.ended`, '');
    const failure = result.testExecError;
    if (!failure || String(failure.message).includes(withoutTests)) return;
    this.write({
      kind: 'suite-fault',
      code: 'SUITES_DID_NOT_RUN',
      message: String(failure.stack ?? failure.message ?? failure).slice(0, 4000),
      suite: test.path.slice(test.path.lastIndexOf('/') + 1),
      step: 'load',
    });
  }

  write(record) {
    if (!this.journal) return;
    mkdirSync(this.journal, { recursive: true });
    appendFileSync(join(this.journal, 'reporter.ndjson'), `${JSON.stringify(record)}\n`);
  }

  getLastError() {}
}

/** Ends with the process that owns the run, even one that was killed: else its suites would go on without anybody to judge them. */
function endWithParent() {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
  process.stdin.unref?.();
}
