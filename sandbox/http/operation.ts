import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

/** An operation of the API and what it asks of a request before it runs. */
export interface Operation {
  /** The name of the operation, as in the API description. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path with its version prefix; a parameter is written `:name`. */
  readonly path: string;
  /** Whether a bearer token is needed. */
  readonly token: boolean;
  /** Whether the request must carry an HTTP message signature, and a digest of its body. */
  readonly signed: boolean;
  /** Whether an idempotency key is needed. */
  readonly idempotent: boolean;
  /** Whether a JSON body belongs to the request. */
  readonly body: boolean;
  /** Runs the operation; throws a Refusal where it cannot. */
  handle(call: Call): Answer;
}

/** Read operations: token and signature, nothing else. */
export const READS = { method: 'GET', token: true, signed: true, idempotent: false, body: false } as const;

/** Operations that change something and carry no body. */
export const CHANGES = { token: true, signed: true, idempotent: true, body: false } as const;

/** Operations that change something by a JSON body. */
export const CHANGES_BY_BODY = { token: true, signed: true, idempotent: true, body: true } as const;
