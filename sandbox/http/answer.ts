import type { Json } from '../json.ts';
import type { Refusal } from './refusal.ts';

/** What a call is answered with, before it becomes bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: the answer has no body. */
  readonly body?: Json;
  /** Why the call was refused; absent for a success. */
  readonly refusal?: Refusal;
}

/** An answer as it goes on the wire; `Date` and the framing are added when it is written. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: Buffer;
}

/** A success with a JSON body. */
export function json(status: number, body: Json): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** A success without a body. */
export function empty(status: number): Answer {
  return { status, headers: {} };
}

/** The answer to a refused call: code and message, nothing else. */
export function refused(refusal: Refusal): Answer {
  return {
    ...json(refusal.status, { code: refusal.code, message: refusal.message }),
    headers: { 'content-type': 'application/json; charset=utf-8', ...refusal.headers },
    refusal,
  };
}
