import type { SeenDays } from '../behaviour/promises.ts';

/** A place in the bodies of one answer: in how many answers it was there, and the types that it had. */
export interface PlaceFact {
  readonly seen: number;
  /** Sorted, for example `null string`. */
  readonly types: string;
}

/** The bodies of one operation and status. */
export interface BodyFact {
  readonly answers: number;
  /** By place without positions in lists: `/0/status` is `/*` + `/status`. */
  readonly places: Readonly<Record<string, PlaceFact>>;
}

/** How fast an operation answered valid requests. */
export interface LatencyFact {
  readonly medianMs: number;
  readonly answers: number;
}

/**
 * How an environment behaved in a run, without anything that another run makes up anew: no ids, times, nonces, addresses.
 * Small, without secrets, meant to be committed beside the baseline.
 */
export interface Snapshot {
  readonly schemaVersion: 2;
  readonly environment: string;
  readonly run: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly profile: string;
  /** Whether all suites of the profile ran. */
  readonly full: boolean;
  /** Statuses by question: `createCustomer invalid 400` gives `400`. */
  readonly statuses: Readonly<Record<string, string>>;
  /** Names of headers by operation and status. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: Readonly<Record<string, BodyFact>>;
  /** Values seen of each listed schema, by its pointer. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Forms of error bodies by operation and status. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Statuses of methods that the contract does not have. */
  readonly methods: Readonly<Record<string, string>>;
  /** By requirement, then by what a check came to (`proved 400`), the rest of the ids of the checks. */
  readonly checks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly observations: Readonly<Record<string, string>>;
  readonly latency: Readonly<Record<string, LatencyFact>>;
  /** When each promise of the contract was seen kept, and each undeclared finding was there: first and last day. */
  readonly seen: Readonly<Record<string, SeenDays>>;
}
