import type { Identity } from '../../src/evidence/records.ts';
import { type Customer, listCustomers } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/** The list of customers as it was read last. */
export interface Listed {
  readonly reply: Reply<Customer[]>;
  readonly rows: readonly Customer[];
}

/**
 * Reads the list of customers until it shows what is due, or the bound for a state is over: that a list is up to date
 * with the answers before it at once is not documented.
 */
export async function listShowing(
  t: StepContext,
  identity: Identity,
  shows: (rows: readonly Customer[]) => boolean,
): Promise<Listed> {
  const { pollBoundMs, pollIntervalMs } = t.session.settings;
  const end = performance.now() + pollBoundMs;
  for (;;) {
    const reply = await t.call(listCustomers(), { identity });
    const rows = Array.isArray(reply.data) ? reply.data : [];
    // Another answer than a list will not become one by waiting.
    if (!Array.isArray(reply.data) || shows(rows) || performance.now() + pollIntervalMs > end) return { reply, rows };
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
  }
}
