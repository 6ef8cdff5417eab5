import type { Journal } from './journal.ts';
import type { EvidenceRecord, StepCause } from './records.ts';

/** Where in the run something happens. */
export interface Position {
  readonly suite: string;
  readonly step: string;
}

/** The book of one process: knows the step that runs, numbers its exchanges, and writes every record at once. */
export class Ledger {
  readonly #journal: Pick<Journal, 'append'>;
  #position: Position = { suite: 'run', step: 'start' };
  readonly #exchanges = new Map<string, number>();
  readonly #modifications = new Map<string, number>();
  #records: EvidenceRecord[] = [];

  constructor(journal: Pick<Journal, 'append'>) {
    this.#journal = journal;
  }

  /** Opens a step: what follows belongs to it. */
  begin(position: Position): void {
    this.#position = position;
    this.#records = [];
  }

  /** The step that runs. */
  get position(): Position {
    return this.#position;
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
    this.#records.push(record);
    this.#journal.append(record);
  }

  /** The records of the step that runs. */
  stepRecords(): readonly EvidenceRecord[] {
    return this.#records;
  }

  /** Records that the suite itself did something wrong. */
  suiteFault(code: string, message: string): void {
    this.append({ kind: 'suite-fault', code, message, ...this.#position });
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
