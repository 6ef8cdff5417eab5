import type { Behaviour, BehaviourChange } from './behaviour.ts';

/** The kinds of mistake that a fault can belong to. */
export type FaultGroup =
  | 'schema'
  | 'status, headers, framing'
  | 'validation'
  | 'authentication'
  | 'signature and digest'
  | 'idempotency'
  | 'state'
  | 'webhooks';

/** A variation of what an environment may rightly do: a client must not mind. */
export interface Variant {
  readonly id: string;
  /** One sentence: what is different. */
  readonly summary: string;
  /** The decisions that are made differently; called once per environment, with the behaviour that it starts from. */
  change(strict: Behaviour): BehaviourChange;
}

/** One thing that the environment does wrong on purpose. */
export interface Fault extends Variant {
  readonly group: FaultGroup;
}
