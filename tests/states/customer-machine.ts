import { valueAt } from '../../src/contract/schema-aspects.ts';
import { readMachine } from '../../src/contract/state-machine.ts';
import {
  type ChallengeSignature,
  type CustomerStatus,
  getChallenge,
  giveVerdict,
  setActivity,
  signChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import type { Invoke } from '../../src/http/call.ts';

/** The machine of a customer as the contract declares it. */
export const machine = readMachine(valueAt('#/components/schemas/CustomerStatus'));

/** States that last; `screening` passes by itself and can't be waited in. */
export const stableStates: readonly Destination[] = ['initiating', 'verifying', 'active', 'inactive', 'rejected'];

/** Operations on one customer whose outcome depends on its state. */
export const operations = [
  'getCustomerChallenge',
  'signCustomerChallenge',
  'verifyCustomer',
  'rejectCustomer',
  'deactivateCustomer',
  'activateCustomer',
] as const;

/** One of these operations. */
export type StateOperation = (typeof operations)[number];

/** What a call of one of them needs to know. */
export interface CallTarget {
  readonly customerId: string;
  /** The customer's challenge, signed by its own wallet. */
  readonly signed: ChallengeSignature;
}

/** The call of an operation for a customer. */
export function callOf(operation: StateOperation, { customerId, signed }: CallTarget): Invoke<unknown> {
  switch (operation) {
    case 'getCustomerChallenge':
      return getChallenge(customerId);
    case 'signCustomerChallenge':
      return signChallenge(customerId, signed);
    case 'verifyCustomer':
      return giveVerdict(customerId, 'verify');
    case 'rejectCustomer':
      return giveVerdict(customerId, 'reject');
    case 'deactivateCustomer':
      return setActivity(customerId, 'deactivate');
    case 'activateCustomer':
      return setActivity(customerId, 'activate');
  }
}

/** A legal cell: where the operation leads, with the status of its answer and the requirement that says so. */
export interface LegalCell {
  readonly operation: StateOperation;
  /** The first lasting state that it leads to. */
  readonly to: Destination;
  readonly status: number;
  readonly requirement: string;
}

const answers: Readonly<Record<StateOperation, { readonly status: number; readonly requirement: string }>> = {
  getCustomerChallenge: { status: 200, requirement: 'challenge.fetched-again' },
  signCustomerChallenge: { status: 204, requirement: 'customer.reaches-verifying' },
  verifyCustomer: { status: 202, requirement: 'customer.becomes-active' },
  rejectCustomer: { status: 202, requirement: 'customer.becomes-rejected' },
  deactivateCustomer: { status: 200, requirement: 'customer.deactivates' },
  activateCustomer: { status: 200, requirement: 'customer.activates' },
};

function isStable(state: string): state is Destination {
  return stableStates.some((stable) => stable === state);
}

/** Where a transition ends that passes states which do not last; the good end is the first that is declared. */
function lastingAfter(state: string): Destination | undefined {
  if (isStable(state)) return state;
  const next = machine.transitions.find(({ from, by }) => from === state && by === 'environment');
  return next === undefined ? undefined : lastingAfter(next.to);
}

/** What a state allows, by the declared machine. A challenge is there to be fetched where it can be signed. */
export function legalCells(state: CustomerStatus): LegalCell[] {
  return operations.flatMap((operation) => {
    const by = operation === 'getCustomerChallenge' ? 'signCustomerChallenge' : operation;
    const transition = machine.transitions.find((candidate) => candidate.from === state && candidate.by === by);
    if (transition === undefined) return [];
    const to = operation === by ? lastingAfter(transition.to) : lastingAfter(state);
    return to === undefined ? [] : [{ operation, to, ...answers[operation] }];
  });
}

/** What a state does not allow: every other operation. */
export function illegalOperations(state: CustomerStatus): StateOperation[] {
  const legal = legalCells(state).map(({ operation }) => operation);
  return operations.filter((operation) => !legal.includes(operation));
}
