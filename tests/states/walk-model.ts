import { isPath } from '../../src/contract/state-machine.ts';
import type { CustomerStatus } from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import {
  illegalOperations,
  legalCells,
  machine,
  operations,
  type StateOperation,
  stableStates,
} from './customer-machine.ts';

/** The customers of a walk. */
export const cast = ['Ann', 'Ben'] as const;

/** One of them. */
export type Who = (typeof cast)[number];

/** What can be done to a customer: an operation, a read, or its last accepted call once more with the same key. */
export type Act = StateOperation | 'getCustomer' | 'replay';

/** One thing that is done to one customer. */
export interface Move {
  readonly who: Who;
  readonly act: Act;
}

/** What is done to two new customers, one thing after the other. */
export type Walk = readonly Move[];

/** What is known of a customer by the documentation alone. */
export interface Modelled {
  readonly state: Destination;
  /** The call that a replay would repeat. Whether the key of a refused call is used up is left open, so it is none of those. */
  readonly accepted: StateOperation | 'createCustomer';
}

/** What the documentation says of a move. */
export type Due =
  | { readonly kind: 'effect'; readonly operation: StateOperation; readonly to: Destination; readonly proof: string }
  | { readonly kind: 'refusal'; readonly operation: StateOperation; readonly proof: string }
  | { readonly kind: 'replay'; readonly of: Modelled['accepted'] }
  | { readonly kind: 'read' };

/** Proofs of a replay: the same answer, and no second effect. */
export const replayProofs = { answer: 'idempotency.replayed', effect: 'idempotency.acts-once' } as const;

/** Proofs that every walk gives as it goes. */
export const walkProofs = {
  entity: 'body.entity-id',
  own: 'customer.own-data',
  path: 'customer.states-follow-machine',
} as const;

/** A new customer. */
export const created: Modelled = { state: 'initiating', accepted: 'createCustomer' };

/** What is to come of an act, in the state that the customer is in. */
export function dueOf({ state, accepted }: Modelled, act: Act): Due {
  if (act === 'getCustomer') return { kind: 'read' };
  if (act === 'replay') return { kind: 'replay', of: accepted };
  const legal = legalCells(state).find(({ operation }) => operation === act);
  if (legal === undefined) return { kind: 'refusal', operation: act, proof: refusalOf(state, act) };
  return { kind: 'effect', operation: act, to: legal.to, proof: legal.requirement };
}

/** The customer after a move that did what is due. */
export function afterDue(customer: Modelled, due: Due): Modelled {
  if (due.kind !== 'effect') return customer;
  const modifies = due.operation !== 'getCustomerChallenge';
  return { state: due.to, accepted: modifies ? due.operation : customer.accepted };
}

/** What each move of a walk owes, with the customer before it. */
export function duesOf(walk: Walk): { readonly move: Move; readonly before: Modelled; readonly due: Due }[] {
  const customers = new Map<Who, Modelled>();
  return walk.map((move) => {
    const before = customers.get(move.who) ?? created;
    const due = dueOf(before, move.act);
    customers.set(move.who, afterDue(before, due));
    return { move, before, due };
  });
}

/** What a move is about, whichever way led to it: findings in the same cell are one finding. */
export function cellOf({ state }: Modelled, due: Due): string {
  switch (due.kind) {
    case 'read':
      return 'getCustomer';
    case 'replay':
      return `replay of ${due.of}`;
    case 'effect':
    case 'refusal':
      return `${due.operation} in ${state}`;
  }
}

/** What a finding of a move is a finding of, in whichever state: the shortest story of it is looked for among all of these. */
export function kindOf(due: Due): string {
  switch (due.kind) {
    case 'read':
      return 'getCustomer';
    case 'replay':
      return 'replay';
    case 'effect':
    case 'refusal':
      return `${due.operation} ${due.proof}`;
  }
}

/** The proofs that a move gives. */
export function proofsOf(due: Due): string[] {
  switch (due.kind) {
    case 'read':
      return [];
    case 'replay':
      return Object.values(replayProofs);
    case 'effect':
    case 'refusal':
      return [due.proof];
  }
}

/** Every proof that walks can give, by the declared machine. */
export function allProofs(): string[] {
  const ofCells = stableStates.flatMap((state) => [
    ...legalCells(state).map(({ requirement }) => requirement),
    ...illegalOperations(state).map((operation) => refusalOf(state, operation)),
  ]);
  return [...new Set([...ofCells, ...Object.values(replayProofs), ...Object.values(walkProofs)])].sort();
}

/** A refusal in the final state, of a second signature, and every other: each has its own sentence. One twin belongs to one operation. */
function refusalOf(state: Destination, operation: StateOperation): string {
  if (operation === 'signCustomerChallenge') return 'challenge.signed-once';
  const final = machine.final.includes(state) && operation !== 'getCustomerChallenge';
  return `${final ? 'customer.rejected-is-final' : 'customer.illegal-refused'}#${operation}`;
}

/** Whether a state can have come without any call, so that it alone accuses nobody. */
export function movesByItself(from: Destination, to: CustomerStatus): boolean {
  return isPath(machine, [from, to], []);
}

/** A transition of the declared machine as one text. */
export function transitionText({ from, to, by }: (typeof machine.transitions)[number]): string {
  return `${from} -> ${to} by ${by}`;
}

/**
 * The transitions that a call set off, by the states seen after it; a state that passed between two reads was passed
 * where there is only one way.
 */
export function transitionsOf(
  from: CustomerStatus,
  seen: readonly CustomerStatus[],
  operation: StateOperation,
): string[] {
  const found: string[] = [];
  let at: string = from;
  for (const state of seen) {
    for (let steps = 0; at !== state && steps < operations.length; steps += 1) {
      const ways = machine.transitions.filter(
        (way) => way.from === at && (way.by === operation || (found.length > 0 && way.by === 'environment')),
      );
      const way = ways.find(({ to }) => to === state) ?? (ways.length === 1 ? ways[0] : undefined);
      if (way === undefined) return found;
      found.push(transitionText(way));
      at = way.to;
    }
  }
  return found;
}
