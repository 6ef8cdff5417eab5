import type { Ledger } from '../evidence/ledger.ts';
import type { CircusChild } from './jest-types.ts';

interface Entry {
  readonly path: string;
  readonly stories: Set<string>;
  added: number;
  done: number;
  red: number;
  startedMs: number | undefined;
  endedMs: number | undefined;
  failed: boolean;
}

/**
 * Knows which suite of a group each test belongs to: prints one plain line as each suite ends, and writes down that it was
 * loaded and ran to its end.
 */
export class SuiteBook {
  readonly #ledger: Ledger;
  readonly #say: (line: string) => void;
  readonly #owners = new WeakMap<object, Entry>();
  readonly #byStory = new Map<string, Entry>();
  #current: Entry | undefined;

  /** @param say prints a line of progress */
  constructor(ledger: Ledger, say: (line: string) => void) {
    this.#ledger = ledger;
    this.#say = say;
  }

  /** A suite's file is about to be loaded: tests that are added from here on belong to it. */
  loading(path: string): void {
    this.#current = {
      path,
      stories: new Set(),
      added: 0,
      done: 0,
      red: 0,
      startedMs: undefined,
      endedMs: undefined,
      failed: false,
    };
  }

  /** The file was loaded. */
  loaded(): void {
    if (this.#current?.added === 0) this.notLoaded(new Error('it contains no test'));
  }

  /** The file could not be loaded: it does not compile, imports what is not there, or throws. */
  notLoaded(error: unknown): void {
    const entry = this.#current;
    if (entry === undefined) return;
    entry.failed = true;
    // Errors of another realm are no instances of ours.
    const { stack, message } = error as Partial<Error>;
    this.#ledger.append({
      kind: 'suite-fault',
      code: 'SUITE_DID_NOT_RUN',
      message: `${nameOf(entry.path)}: ${stack ?? message ?? String(error)}`.slice(0, 4000),
      suite: nameOf(entry.path),
      step: 'load',
    });
    if (entry.added === 0) this.#end(entry);
  }

  /** A test was added by the file that is being loaded. */
  added(test: CircusChild): void {
    if (this.#current === undefined) return;
    this.#owners.set(test, this.#current);
    if (test.parent) {
      this.#current.stories.add(test.parent.name);
      this.#byStory.set(test.parent.name, this.#current);
    }
    this.#current.added += 1;
  }

  /** A story of a suite begins. */
  storyStarted(name: string): void {
    const entry = this.#byStory.get(name);
    if (entry) entry.startedMs ??= performance.now();
  }

  /** A story of a suite has ended; the suite itself, when its last one has. */
  storyEnded(name: string): void {
    const entry = this.#byStory.get(name);
    if (entry) entry.endedMs = performance.now();
  }

  /** A test is over. */
  done(test: object, red: boolean): void {
    const entry = this.#owners.get(test);
    if (entry === undefined) return;
    entry.done += 1;
    if (red) entry.red += 1;
    if (entry.done === entry.added) this.#end(entry);
  }

  #end({ path, stories, added, red, failed, startedMs = 0, endedMs = startedMs }: Entry): void {
    this.#ledger.append({ kind: 'suite', path, tests: added, stories: [...stories] });
    const state = failed ? 'could not run' : red > 0 ? `${red} of ${added} steps red` : `${added} steps`;
    const seconds = (endedMs - startedMs) / 1000;
    this.#say(
      `  ${failed || red > 0 ? 'x' : '.'} ${nameOf(path).padEnd(34)} ${state.padEnd(22)} ${seconds.toFixed(1)} s`,
    );
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/tests/') + 7).replace(/\.test\.ts$/, '');
}
