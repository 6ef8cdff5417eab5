import type { Edit } from './edit.ts';
import type { TextDefect } from './json-text.ts';

/** What kind of difference a case makes; suites are grouped by it. */
export type Family =
  | 'body'
  | 'json'
  | 'media-type'
  | 'text'
  | 'extra'
  | 'path'
  | 'query'
  | 'header'
  | 'method'
  | 'accept';

/** How a case's request differs from a valid one. `at` is a JSON pointer into the body, empty for the whole of it. */
export type Change =
  | { readonly part: 'body'; readonly at: string; readonly edit: Edit }
  | { readonly part: 'text'; readonly defect: TextDefect }
  | { readonly part: 'media-type'; readonly value: string | null }
  | { readonly part: 'path'; readonly name: string; readonly edit: Edit; readonly encoded: boolean }
  | { readonly part: 'suffix'; readonly text: string }
  | { readonly part: 'query' | 'header'; readonly name: string; readonly edit: Edit }
  | { readonly part: 'method'; readonly method: string };

/** One way to call an operation, as a small difference from a valid request. */
export interface RequestCase {
  /** Stable while the contract is: `createCustomer.body.chainId.missing`. */
  readonly id: string;
  readonly operationId: string;
  readonly family: Family;
  /** `valid`: the contract allows the request. `invalid`: it breaks the one rule that `rule` names. */
  readonly kind: 'valid' | 'invalid';
  /** The keyword of the schema, or a rule of HTTP, JSON or URIs. */
  readonly rule: string;
  readonly change: Change;
  /** Statuses that count as the refusal; of a valid case: that may take the place of acceptance. Empty: must be accepted. */
  readonly refusals: readonly number[];
  /** Why the contract could only infer the rule. */
  readonly inferred?: string;
}
