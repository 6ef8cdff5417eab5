import type { Customer, CustomerStatus } from './customers.ts';
import { badRequest } from './http/refusal.ts';
import { announceCustomer } from './webhooks/announce.ts';
import type { World } from './world.ts';

/** What a client can do to move a customer on. */
export type CustomerAction = 'sign' | 'verify' | 'reject' | 'activate' | 'deactivate';

/** The documented state machine; each member may be replaced by a fault. */
export interface StatePolicy {
  /** Whether the action is possible now. */
  allows(action: CustomerAction, customer: Customer): boolean;
  /** Called when an action was refused; the strict environment leaves everything as it is. */
  onRefused(action: CustomerAction, customer: Customer, world: World): void;
  /** The state that a verdict ends in; undefined where it never takes effect. */
  verdict(action: 'verify' | 'reject'): CustomerStatus | undefined;
  /** Whether screening comes to its end. */
  passesScreening(customer: Customer): boolean;
  /** The state that a change of activity ends in; undefined where it is answered and not made. */
  switched(action: 'activate' | 'deactivate'): CustomerStatus | undefined;
  /** Whether a verdict is taken although another one is on its way. */
  allowsSecondVerdict(): boolean;
}

const SOURCE_STATE: Readonly<Record<CustomerAction, CustomerStatus>> = {
  sign: 'initiating',
  verify: 'verifying',
  reject: 'verifying',
  deactivate: 'active',
  activate: 'inactive',
};

/** The strict policy: each action has one state that it starts from, and a verification has one verdict. */
export const strictStates: StatePolicy = {
  allows: (action, customer) => customer.status === SOURCE_STATE[action],
  onRefused: () => undefined,
  verdict: (action) => (action === 'verify' ? 'active' : 'rejected'),
  passesScreening: () => true,
  switched: (action) => (action === 'activate' ? 'active' : 'inactive'),
  allowsSecondVerdict: () => false,
};

/** Puts a customer into a state and tells the subscribers. */
export function moveCustomer(world: World, customer: Customer, status: CustomerStatus): void {
  customer.status = status;
  customer.updatedAt = world.behaviour.customers.touched(customer, world.clock.tick());
  announceCustomer(world, customer);
}

/** A signed challenge: screening at once, and verifying after the environment's delay. */
export function startScreening(world: World, customer: Customer): void {
  moveCustomer(world, customer, 'screening');
  world.timers.after(world.delays.screeningMs, () => {
    if (customer.status !== 'screening' || !world.behaviour.states.passesScreening(customer)) return;
    moveCustomer(world, customer, 'verifying');
  });
}

/** Takes a verdict on a verification, to be effective after the environment's delay; throws a Refusal (400) where none is awaited. */
export function takeVerdict(world: World, customer: Customer, action: 'verify' | 'reject'): void {
  const policy = world.behaviour.states;
  requireState(world, customer, action);
  if (customer.pendingVerdict !== undefined && !policy.allowsSecondVerdict()) throw wrongState();
  const status = policy.verdict(action);
  if (status === undefined) return;
  customer.pendingVerdict = status;
  world.timers.after(world.delays.verdictMs, () => {
    customer.pendingVerdict = undefined;
    moveCustomer(world, customer, status);
  });
}

/** Activates or deactivates; throws a Refusal (400) in the wrong state. */
export function switchCustomer(world: World, customer: Customer, action: 'activate' | 'deactivate'): void {
  requireState(world, customer, action);
  const status = world.behaviour.states.switched(action);
  if (status !== undefined) moveCustomer(world, customer, status);
}

function requireState(world: World, customer: Customer, action: CustomerAction): void {
  if (world.behaviour.states.allows(action, customer)) return;
  world.behaviour.states.onRefused(action, customer, world);
  throw wrongState();
}

function wrongState() {
  return badRequest('WRONG_STATE', 'The customer is not in a state in which this is possible.');
}
