import { type HeaderLines, headerValue } from '../contract/message.ts';

/** Below this a difference is noise: `Date` is cut to the second and the answer travelled. */
const noticeableSkewMs = 2000;

/** The environment's *now*, read off the `Date` of its answers, so that a skewed clock does not break signatures. */
export class EnvironmentClock {
  #skewMs = 0;

  /** Learns from the headers of an answer received at `receivedAtMs` (milliseconds since the epoch, our clock). */
  observe(headers: HeaderLines, receivedAtMs: number): void {
    const date = Date.parse(headerValue(headers, 'date') ?? '');
    if (Number.isNaN(date)) return;
    const skew = date - receivedAtMs;
    this.#skewMs = Math.abs(skew) > noticeableSkewMs ? skew : 0;
  }

  /** The environment's time in milliseconds since the epoch. */
  nowMs(): number {
    return Date.now() + this.#skewMs;
  }

  /** How far the environment's clock is ahead of ours, in milliseconds; 0 when within two seconds. */
  get skewMs(): number {
    return this.#skewMs;
  }
}
