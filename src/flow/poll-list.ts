import type { Reply } from '../http/call.ts';
import { type Customer, listCustomers } from './customer-calls.ts';
import type { Caller, PollBounds } from './poll-customer.ts';

/** The list of customers as it was read last. */
export interface Listed {
  readonly reply: Reply<Customer[]>;
  readonly rows: readonly Customer[];
}

/**
 * Reads the list of customers until it shows what is due, or the bound for a state is over: that a list is up to date
 * with the answers before it at once is not documented.
 */
export async function pollList(
  caller: Caller,
  shows: (rows: readonly Customer[]) => boolean,
  { pollBoundMs, pollIntervalMs }: PollBounds,
): Promise<Listed> {
  const end = performance.now() + pollBoundMs;
  for (;;) {
    const reply = await caller(listCustomers());
    const rows = Array.isArray(reply.data) ? reply.data : [];
    // Another answer than a list will not become one by waiting.
    if (!Array.isArray(reply.data) || shows(rows) || performance.now() + pollIntervalMs > end) return { reply, rows };
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
  }
}
