import type { Journal } from './journal.ts';
import type { EvidenceRecord, StepCause } from './records.ts';

/** Where in the run something happens. */
export interface Position {
  readonly suite: string;
  readonly step: string;
}

/** A step that runs, with what was written of its suite since it began. */
interface OpenStep {
  readonly step: string;
  readonly records: EvidenceRecord[];
}

/**
 * The book of one process: knows the step that each suite is at, numbers exchanges, and writes every record at once. Suites
 * may run side by side; the steps of one follow each other.
 */
export class Ledger {
  readonly #journal: Pick<Journal, 'append'>;
  #position: Position = { suite: 'run', step: 'start' };
  readonly #open = new Map<string, OpenStep>();
  readonly #exchanges = new Map<string, number>();
  readonly #modifications = new Map<string, number>();

  constructor(journal: Pick<Journal, 'append'>) {
    this.#journal = journal;
  }

  /** Opens a step: what its suite writes from here on belongs to it. */
  begin(position: Position): void {
    this.#position = position;
    this.#open.set(position.suite, { step: position.step, records: [] });
  }

  /** Ends the step that a suite is at: what was written since is no longer kept here. */
  end({ suite, step }: Position): void {
    this.#open.set(suite, { step, records: [] });
  }

  /** The step that was begun last: where things happen one after the other, the one that runs. */
  get position(): Position {
    return this.#position;
  }

  /** The step that a suite is at, or was at last. */
  positionOf(suite: string): Position {
    return { suite, step: this.#open.get(suite)?.step ?? 'start' };
  }

  /** The id of the next exchange, `suite.step#n`, counted within the suite. */
  nextExchangeId({ suite, step }: Position = this.#position): string {
    const number = (this.#exchanges.get(suite) ?? 0) + 1;
    this.#exchanges.set(suite, number);
    return `${suite}.${step}#${number}`;
  }

  /**
   * A name for the next modifying request of a step, counted within the step: how often a state was polled before it does
   * not change it, so that the same seed and run id ask with the same keys.
   */
  nextModificationName({ suite, step }: Position = this.#position): string {
    const own = `${suite}.${step}`;
    const number = (this.#modifications.get(own) ?? 0) + 1;
    this.#modifications.set(own, number);
    return `${own}/modification-${number}`;
  }

  /** Writes a record; it can be read after a crash of this process from here on. */
  append(record: EvidenceRecord): void {
    if ('suite' in record) this.#open.get(record.suite)?.records.push(record);
    this.#journal.append(record);
  }

  /** The records of the step that a suite is at, without its observations. */
  stepRecords(suite: string = this.#position.suite): readonly EvidenceRecord[] {
    return this.#open.get(suite)?.records ?? [];
  }

  /** Records that the suite itself did something wrong. */
  suiteFault(code: string, message: string, position: Position = this.#position): void {
    this.append({ kind: 'suite-fault', code, message, ...position });
  }
}

/** A step that can't go on; the cause tells whether the API, the environment or the suite is the reason. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly stepCause: StepCause;

  constructor(cause: StepCause) {
    super(cause.message);
    this.stepCause = cause;
  }
}
