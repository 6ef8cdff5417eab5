import type { Invoke, Reply } from '../http/call.ts';
import { type Customer, type CustomerStatus, getCustomer } from './customer-calls.ts';

/** Makes one call of the API in the name of one identity. */
export type Caller = <T>(invoke: Invoke<T>) => Promise<Reply<T>>;

/** How long and how often a state is waited for, in milliseconds. */
export interface PollBounds {
  readonly pollIntervalMs: number;
  readonly pollBoundMs: number;
  /** Share of the time waited so far that the next pause lasts at least; 0 unless given, so that each pause is alike. */
  readonly pauseShare?: number;
}

/** What waiting for a state saw. */
export interface Polled {
  /** Whether the state was seen within the bound. */
  readonly reached: boolean;
  /** Each state seen, in order, without repetitions. */
  readonly states: readonly CustomerStatus[];
  /** Each read whose answer changed the picture, the last one always. */
  readonly reads: readonly Reply<Customer>[];
}

/**
 * Reads a customer until it is in the wanted state, in a state it can't leave towards it, or the bound is over.
 * @param hopeless states from which the wanted one can no longer come
 */
export async function pollCustomer(
  caller: Caller,
  customerId: string,
  wanted: CustomerStatus,
  hopeless: readonly CustomerStatus[],
  bounds: PollBounds,
): Promise<Polled> {
  const started = performance.now();
  const end = started + bounds.pollBoundMs;
  const states: CustomerStatus[] = [];
  const reads: Reply<Customer>[] = [];
  for (;;) {
    const read = await caller(getCustomer(customerId));
    const status = read.data?.status;
    if (status === undefined) return { reached: false, states, reads: [...reads, read] };
    if (states.at(-1) !== status) {
      states.push(status);
      reads.push(read);
    }
    if (status === wanted) return { reached: true, states, reads };
    const now = performance.now();
    if (hopeless.includes(status) || now + bounds.pollIntervalMs > end)
      return { reached: false, states, reads: [...reads, read] };
    const pauseMs = Math.max(bounds.pollIntervalMs, (now - started) * (bounds.pauseShare ?? 0));
    await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, end - now)));
  }
}
