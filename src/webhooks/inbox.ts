import type { DeliveryRecord } from '../evidence/records.ts';
import type { EventFacts } from './delivery.ts';

/** One delivery to a callback: what it says, and the evidence of it. */
export interface Arrival {
  readonly event: EventFacts;
  readonly record: DeliveryRecord;
  /** Milliseconds of `performance.now()` at which its last byte was here. */
  readonly atMs: number;
}

/**
 * The status to answer to a delivery.
 * @param earlier what arrived on this callback before it
 */
export type AnswerScript = (event: EventFacts, earlier: readonly Arrival[]) => number;

/** What arrived on one callback URL, and a way to wait for more. */
export class Inbox {
  /** The public URL to subscribe. */
  readonly url: string;
  readonly #script: AnswerScript;
  readonly #arrivals: Arrival[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(url: string, script: AnswerScript) {
    this.url = url;
    this.#script = script;
  }

  /** Everything that arrived, in the order of arrival. */
  get arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  /** The arrivals that a condition selects. */
  select(condition: (event: EventFacts) => boolean): Arrival[] {
    return this.#arrivals.filter(({ event }) => condition(event));
  }

  /** Takes a delivery in and says what to answer. */
  answerTo(event: EventFacts): number {
    return this.#script(event, this.#arrivals);
  }

  /** Files what arrived and wakes whoever waits for it. */
  file(arrival: Arrival): void {
    this.#arrivals.push(arrival);
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Waits until `count` deliveries that a condition selects have arrived; it looks at each arrival, and does not poll.
   * @param boundMs milliseconds after which it gives up
   * @returns whether they arrived
   */
  waitFor(condition: (event: EventFacts) => boolean, boundMs: number, count = 1): Promise<boolean> {
    const arrived = (): boolean => this.select(condition).length >= count;
    if (arrived()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (found: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      const look = (): void => {
        if (arrived()) settle(true);
      };
      const timer = setTimeout(() => settle(false), boundMs);
      this.#waiting.add(look);
    });
  }
}

/** How often the event of a delivery has arrived before, as known by its eventId; deliveries without one count as one event. */
export function attemptOf(event: EventFacts, earlier: readonly Arrival[]): number {
  return 1 + earlier.filter((arrival) => arrival.event.eventId === event.eventId).length;
}
