/** One step of a story: what it does, and what came of it for the test that waits. */
export interface LaneStep {
  /** Gives the messages that turn the step's test red. */
  readonly run: () => Promise<string[]>;
  /** What `run` came to, once its turn has come. */
  readonly outcome: Promise<string[]>;
}

interface Story {
  readonly name: string;
  readonly alone: boolean;
  readonly steps: readonly PendingStep[];
}

/** Who wants to know when a story begins and ends. */
export interface StoryWatch {
  storyStarted(name: string): void;
  storyEnded(name: string): void;
}

/** A step with its promise still in our hands. */
class PendingStep implements LaneStep {
  readonly run: () => Promise<string[]>;
  readonly outcome: Promise<string[]>;
  #settle: (outcome: Promise<string[]>) => void = () => undefined;

  constructor(run: () => Promise<string[]>) {
    this.run = run;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Its test may begin to wait later than it fails.
    this.outcome.catch(() => undefined);
  }

  /** Runs it, at most for `boundMs` milliseconds, and never throws. */
  async execute(boundMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`the step did not end within ${Math.round(boundMs / 1000)} s`);
      timer = setTimeout(() => reject(error), boundMs);
      timer.unref();
    });
    this.#settle(Promise.race([this.run(), late]));
    await this.outcome.then(
      () => undefined,
      () => undefined,
    );
    clearTimeout(timer);
  }
}

/**
 * Runs stories side by side, a bounded number at once: their steps wait for answers most of the time. Those that must be
 * alone go first, when nobody has to be waited for; the others follow in the order in which they were declared. The steps
 * of one story follow each other.
 */
export class Lanes {
  readonly #limit: number;
  readonly #boundMs: number;
  readonly #watch: StoryWatch;
  readonly #waiting: Story[] = [];
  #running = 0;
  #alone = false;
  #started = false;

  /**
   * @param limit most stories at once
   * @param boundMs longest time that one step may take, in milliseconds
   */
  constructor(limit: number, boundMs: number, watch: StoryWatch) {
    this.#limit = limit;
    this.#boundMs = boundMs;
    this.#watch = watch;
  }

  /**
   * Takes a story in.
   * @param alone whether no other story of these lanes may run beside it
   * @returns adds a step to it, which runs when its turn comes after `start`
   */
  add(name: string, alone: boolean): (run: () => Promise<string[]>) => LaneStep {
    const steps: PendingStep[] = [];
    this.#waiting.push({ name, alone, steps });
    return (run) => {
      const step = new PendingStep(run);
      steps.push(step);
      return step;
    };
  }

  /** Begins, once all stories are declared; again it does nothing. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#waiting.sort((a, b) => Number(b.alone) - Number(a.alone));
    this.#fill();
  }

  #fill(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined || this.#alone || this.#running >= this.#limit) return;
      if (next.alone && this.#running > 0) return;
      this.#waiting.shift();
      void this.#tell(next);
    }
  }

  async #tell({ name, alone, steps }: Story): Promise<void> {
    this.#running += 1;
    this.#alone = alone;
    this.#watch.storyStarted(name);
    for (const step of steps) await step.execute(this.#boundMs);
    this.#watch.storyEnded(name);
    this.#running -= 1;
    this.#alone = false;
    this.#fill();
  }
}
