import { excerpt } from './finding.ts';
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
  /** Makes a text of the answer fit to be quoted in a finding, before it is cut: a cut secret would no longer be known. */
  readonly quotable?: (text: string) => string;
}

/** The beginning of the body's text, without secrets, for a finding. */
export function quotedBody(exchange: Exchange): string {
  return quoted(exchange, new TextDecoder().decode(exchange.response.body));
}

/** A text of the answer, without secrets and cut, for a finding. */
export function quoted({ quotable }: Pick<Exchange, 'quotable'>, text: string): string {
  return excerpt(quotable ? quotable(text) : text);
}

/** The id of the case `operation.status`, for checks that depend on which answer came. */
export function answerCase(exchange: Exchange): string {
  return `${exchange.match.operation.operationId}.${exchange.response.status}`;
}
