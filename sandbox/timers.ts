/** The environment's delays, in real milliseconds; all of them can be called off at once. */
export interface Timers {
  /** Runs `work` once after `milliseconds`, unless everything was stopped before. */
  after(milliseconds: number, work: () => void): void;
  /** A promise that resolves after `milliseconds`; after a stop it never does. */
  pause(milliseconds: number): Promise<void>;
  /** Forgets all that is still to come; nothing can be scheduled afterwards. */
  stop(): void;
}

/** Timers that keep track of what is outstanding. */
export function createTimers(): Timers {
  const outstanding = new Set<NodeJS.Timeout>();
  let stopped = false;
  const after = (milliseconds: number, work: () => void) => {
    if (stopped) return;
    const timeout = setTimeout(() => {
      outstanding.delete(timeout);
      work();
    }, milliseconds);
    outstanding.add(timeout);
  };
  return {
    after,
    pause: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    stop() {
      stopped = true;
      for (const timeout of outstanding) clearTimeout(timeout);
      outstanding.clear();
    },
  };
}
