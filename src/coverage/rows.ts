/** One place of the contract with how often the run reached it. */
export interface CoverageRow {
  /** For example `createCustomer 409`; unique within its axis. */
  readonly place: string;
  /** How many exchanges, deliveries or checks of the run reached it. */
  readonly hits: number;
  /** Why nothing reached it; absent where it was reached, and where nobody gave a reason. */
  readonly reason?: string;
}

/** The count of one place; what reaches it several times at once, a list of forty customers for example, counts once. */
export class Counter {
  #hits = 0;
  #last: unknown;

  /** Counts what reached the place. */
  hit(by: object): void {
    if (this.#last === by) return;
    this.#last = by;
    this.#hits += 1;
  }

  /** How much reached the place so far. */
  get hits(): number {
    return this.#hits;
  }
}

/** The places of one axis in the order in which they were declared. */
export class Rows {
  readonly #counters = new Map<string, Counter>();

  /** Makes a place known; the same place declared twice is one. */
  declare(place: string): Counter {
    const known = this.#counters.get(place);
    if (known) return known;
    const counter = new Counter();
    this.#counters.set(place, counter);
    return counter;
  }

  /** The counter of a declared place. */
  at(place: string): Counter | undefined {
    return this.#counters.get(place);
  }

  /** Every place with its count. */
  list(): CoverageRow[] {
    return [...this.#counters].map(([place, { hits }]) => ({ place, hits }));
  }
}
