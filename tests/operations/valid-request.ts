import type { Json } from '../../src/cases/edit.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';

/** What a valid request of an operation has beside what the transport adds; parameters by name. */
export interface ValidRequest {
  readonly identity: Identity;
  readonly path: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** What is to be seen of the things that a request could have changed, as a text to compare. */
export interface Trace {
  readonly text: string;
  readonly answers: readonly Answer[];
}

/** A state in which one request is valid. */
export interface Prepared {
  readonly request: ValidRequest;
  /** Looks at what the request could change; `accepted` are answers of requests that were taken, whose effects are their own. */
  readonly trace?: (accepted: readonly Json[]) => Promise<Trace>;
  /** Reads what an accepted request made, by its answer. */
  readonly read?: (answer: Json) => Promise<Reply<unknown>>;
  /** Makes the next request possible again after one was accepted. */
  readonly recover?: () => Promise<void>;
  /** Removes what accepted requests made. */
  readonly remove?: (accepted: readonly Json[]) => Promise<void>;
}
