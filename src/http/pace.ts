/** Bounds how many requests are under way and how many start per second; waiting requests start in their order. */
export class Pace {
  readonly #concurrency: number;
  readonly #gapMs: number;
  #running = 0;
  #nextStartMs = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param concurrency most requests under way at once
   * @param requestsPerSecond most starts per second, 0 for no bound
   */
  constructor(concurrency: number, requestsPerSecond: number) {
    this.#concurrency = concurrency;
    this.#gapMs = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  }

  /** Runs a task when its turn has come. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      await this.#untilStart();
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #untilStart(): Promise<void> {
    if (this.#gapMs === 0) return;
    const now = performance.now();
    const start = Math.max(now, this.#nextStartMs);
    this.#nextStartMs = start + this.#gapMs;
    if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
  }
}
