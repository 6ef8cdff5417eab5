/** The environment's own time: real time plus what a client advanced it by, never the same instant twice. */
export interface Clock {
  /** The next instant in nanoseconds since the Unix epoch; strictly greater, by a microsecond or more, than every earlier one. */
  tick(): bigint;
  /** Whole seconds since the Unix epoch; reading does not move anything. */
  seconds(): number;
  /** Milliseconds since the Unix epoch; reading does not move anything. */
  milliseconds(): number;
  /** Moves the clock forward by `seconds` (zero or more, fractions allowed). */
  advance(seconds: number): void;
}

/** The smallest step between two instants, in nanoseconds: above a microsecond, so that truncated timestamps differ too. */
const STEP = 1_037n;

/** A clock over `realMilliseconds` (milliseconds since the epoch, by default the machine's clock). */
export function createClock(realMilliseconds: () => number = Date.now): Clock {
  let advancedMilliseconds = 0;
  let last = 0n;
  const milliseconds = () => realMilliseconds() + advancedMilliseconds;
  return {
    tick() {
      const now = BigInt(Math.floor(milliseconds())) * 1_000_000n;
      last = now > last ? now : last + STEP;
      return last;
    },
    seconds: () => Math.floor(milliseconds() / 1000),
    milliseconds,
    advance(seconds) {
      advancedMilliseconds += seconds * 1000;
    },
  };
}
