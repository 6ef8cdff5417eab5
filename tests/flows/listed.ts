import type { Identity } from '../../src/evidence/records.ts';
import type { Customer } from '../../src/flow/customer-calls.ts';
import { type Listed, pollList } from '../../src/flow/poll-list.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/** Reads the list of customers in the name of an identity until it shows what is due, within the bound for a state. */
export function listShowing(
  t: StepContext,
  identity: Identity,
  shows: (rows: readonly Customer[]) => boolean,
): Promise<Listed> {
  return pollList(t.caller(identity), shows, t.session.settings);
}
