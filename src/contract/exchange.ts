import type { ReceivedResponse, SentRequest } from './message.ts';
import type { OperationMatch } from './operation-match.ts';

/** What the sender of a request meant by it. */
export interface Intent {
  /** `valid`: the contract allows this request. `invalid`: it breaks one named rule on purpose. */
  readonly kind: 'valid' | 'invalid';
  /** Statuses that count as declared because the request provokes them (a reused key: 409, 422; a wrong media type: 415). */
  readonly provokes: readonly number[];
}

/** A text that must not appear in an answer. */
export interface Confidential {
  /** What it is, in words: `the API secret`. */
  readonly name: string;
  readonly value: string;
  /** The operation whose answer legitimately carries it. */
  readonly issuedBy?: string;
}

/** One complete exchange as the response checks see it. */
export interface Exchange {
  readonly match: OperationMatch;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  readonly intent: Intent;
  readonly confidential: readonly Confidential[];
}

/** The id of the case `operation.status`, for checks that depend on which answer came. */
export function answerCase(exchange: Exchange): string {
  return `${exchange.match.operation.operationId}.${exchange.response.status}`;
}
