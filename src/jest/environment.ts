import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { TestEnvironment } from 'jest-environment-node';
import { requestsOnTheWire } from '../http/wire.ts';
import { bridgeName, suiteBookName } from './bridge.ts';
import type { CircusEvent, CircusState, CircusTest, EnvironmentContext, JestEnvironmentConfig } from './jest-types.ts';
import { type ProcessSession, sessionOfThisProcess } from './process-session.ts';
import { SuiteBook } from './suite-book.ts';

/** Requests that fetch (undici) and node:http(s) announce before they leave this process. */
const channels = ['undici:request:create', 'http.client.request.start'];

/**
 * Owns session and ledger outside the test's realm. A test can neither skip the choke point nor hide what was found
 * there: what leaves the process by another way, and each violation in its step, turns it red.
 */
export default class ContractEnvironment extends TestEnvironment {
  #session: ProcessSession | undefined;
  #book: SuiteBook | undefined;
  #bypasses: string[] = [];
  readonly #file: string;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.#file = context.testPath;
  }

  readonly #onRequest = (message: unknown): void => {
    const { request } = message as { request?: object & { path?: string; origin?: unknown } };
    if (request && !requestsOnTheWire.has(request))
      this.#bypasses.push(`${String(request.origin ?? '')}${request.path ?? ''}`);
  };

  /** Opens the process's session, once for all suites that run in it. */
  override async setup(): Promise<void> {
    await super.setup();
    this.#session = sessionOfThisProcess();
    this.#book = new SuiteBook(this.#session.ledger, (line) => process.stdout.write(`${line}\n`));
    Object.assign(this.global, { [bridgeName]: this.#session, [suiteBookName]: this.#book });
    for (const channel of channels) subscribe(channel, this.#onRequest);
  }

  /** Leaves the session open for the next suite of this process. */
  override async teardown(): Promise<void> {
    for (const channel of channels) unsubscribe(channel, this.#onRequest);
    await super.teardown();
  }

  /** Follows the tests of a group, and vetoes one that would be green although something bypassed the choke point. */
  async handleTestEvent(event: CircusEvent, state: CircusState): Promise<void> {
    const { name, test } = event;
    if (name === 'add_test') {
      const added = state.currentDescribeBlock.children.at(-1);
      if (added) this.#book?.added(added);
    }
    if (test === undefined || name !== 'test_done') return;
    this.#veto(test);
    this.#book?.done(test, test.errors.length > 0);
  }

  #veto(test: CircusTest): void {
    if (this.#bypasses.length === 0) return;
    const bypasses = this.#bypasses.splice(0);
    const message = `${bypasses.length} request(s) left this process without passing the choke point: ${bypasses.join(', ')} (${this.#file})`;
    this.#session?.ledger.suiteFault('CHOKE_POINT_BYPASSED', message);
    const error = new Error(message);
    test.errors.push([error, error]);
  }
}
