import type { Invoke, Reply } from '../http/call.ts';
import { type Customer, type CustomerStatus, getCustomer } from './customer-calls.ts';

/** Makes one call of the API in the name of one identity. */
export type Caller = <T>(invoke: Invoke<T>) => Promise<Reply<T>>;

/** How long and how often a state is waited for, in milliseconds. */
export interface PollBounds {
  readonly pollIntervalMs: number;
  readonly pollBoundMs: number;
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
  const end = performance.now() + bounds.pollBoundMs;
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
    if (hopeless.includes(status) || performance.now() + bounds.pollIntervalMs > end)
      return { reached: false, states, reads: [...reads, read] };
    await new Promise((resolve) => setTimeout(resolve, bounds.pollIntervalMs));
  }
}
