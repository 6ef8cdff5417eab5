import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Prints one plain line as each suite ends, and writes down what no suite can write itself: that it could not be loaded
 * or died. A file that does not compile is then the suite's fault, not an absence.
 */
export default class ProgressReporter {
  /**
   * @param {unknown} _globalConfig
   * @param {{ journal?: string }} options `journal`: the folder of the run's journals
   */
  constructor(_globalConfig, options) {
    this.journal = options.journal ?? process.env.SUITE_JOURNAL;
  }

  onTestResult(test, result) {
    const name = test.path.slice(test.path.lastIndexOf('/tests/') + 7).replace(/\.test\.ts$/, '');
    this.write({ kind: 'suite', path: test.path, tests: result.testResults.length });
    const failure = result.testExecError ?? (result.testResults.length === 0 ? result.failureMessage : undefined);
    if (failure) this.suiteFault(name, String(failure.stack ?? failure.message ?? failure));
    const red = result.testResults.filter(({ status }) => status === 'failed');
    const seconds = ((result.perfStats?.end ?? 0) - (result.perfStats?.start ?? 0)) / 1000;
    const state = failure
      ? 'could not run'
      : red.length > 0
        ? `${red.length} of ${result.testResults.length} steps red`
        : `${result.testResults.length} steps`;
    process.stdout.write(
      `  ${failure || red.length > 0 ? 'x' : '.'} ${name.padEnd(34)} ${state.padEnd(22)} ${seconds.toFixed(1)} s\n`,
    );
  }

  suiteFault(suite, message) {
    this.write({
      kind: 'suite-fault',
      code: 'SUITE_DID_NOT_RUN',
      message: message.slice(0, 4000),
      suite,
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
