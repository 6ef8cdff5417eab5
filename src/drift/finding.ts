import { createHash } from 'node:crypto';

/** What was compared: two documents, evidence with the contract, or one run with another. */
export type DriftKind = 'spec' | 'behaviour' | 'run';

/**
 * What a drift means for a client: `breaking`, `compatible` and `editorial` for two documents, `undeclared` and
 * `never seen` for evidence and contract, `changed` for two runs.
 */
export type DriftClass = 'breaking' | 'compatible' | 'editorial' | 'undeclared' | 'never seen' | 'changed';

/**
 * When and how often something was seen in a run: times in ISO 8601, `operations` different ones in `count` exchanges. Of
 * what the run did not see: the days on which saved runs did, and the operations that could have shown it.
 */
export interface Sightings {
  readonly first: string;
  readonly last: string;
  readonly operations: number;
  readonly count: number;
}

/** One drift, of whatever kind: what differs, where, and why it matters. */
export interface DriftFinding {
  readonly kind: DriftKind;
  readonly class: DriftClass;
  /** Stable upper-case code of what differs, for example `ENUM_VALUE_ADDED`. */
  readonly code: string;
  /** 12 hexadecimal characters, the same whenever the same thing differs at the same place. */
  readonly fingerprint: string;
  /** operationId, or method and path where the document names none; absent for what belongs to no operation. */
  readonly operation?: string;
  /** All operations that it reaches, sorted, where they are more than one; `operation` is the first. */
  readonly operations?: readonly string[];
  /** As a client sees it: a webhook's payload is a `response`, because the client receives it. */
  readonly direction?: 'request' | 'response';
  /** JSON pointer into the document, or the place in an exchange with every index of a list replaced by `*`. */
  readonly place: string;
  /** One sentence: what differs, and the reason for its class. */
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  /** Lines of the place in the two documents, from 1. */
  readonly lines?: { readonly before?: number; readonly after?: number };
  /** Something that was seen, redacted. */
  readonly example?: string;
  readonly seen?: Sightings;
  /** YYYY-MM-DD: the day on which a saved run saw it first. */
  readonly since?: string;
  /** Whether it was otherwise in the run that this one was compared with. */
  readonly changed?: true;
  /** A fact to know that `--fail-on` does not heed. */
  readonly onlyTold?: true;
}

/** The stable name of a drift: it differs where kind, code, operation, direction, place or the given detail differ. */
export function driftFingerprint(
  finding: Pick<DriftFinding, 'kind' | 'code' | 'operation' | 'direction' | 'place'>,
  detail = '',
): string {
  const { kind, code, operation = '', direction = '', place } = finding;
  const parts = [kind, code, operation, direction, place, detail];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

/** A place in an exchange without what tells the items of a list apart: each index becomes `*`, so that one cause has one place. */
export function normalisedPlace(place: string): string {
  return place.replace(/\/\d+(?=\/|$)/g, '/*');
}
