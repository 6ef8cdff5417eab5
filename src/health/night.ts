/** What can be said of onboarding or of one part of it; `unknown` where nobody could look. */
export type HealthState = 'ok' | 'degraded' | 'down' | 'unknown';

/** The two flows that a night walks. */
export type NightFlow = 'approve' | 'reject';

/** Milliseconds from the start of a request; a phase that did not happen (kept-alive connection) is absent. */
export interface Latency {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly totalMs: number;
}

/** What one step of a flow came to: one request, or the reads that waited for a state. */
export interface StepSample {
  readonly flow: NightFlow;
  /** `token`, `create`, `sign`, `verifying`, `verify`, `active`, `reject`, `rejected`. */
  readonly step: string;
  /** operationId of the contract. */
  readonly operation: string;
  /**
   * `violated`: it answered, but not as the contract says; `failed`: no answer, or a 5xx; `refused`: an answer, but not the
   * success that a valid request is due; `late`: the awaited state did not come within the bound; `not-reached`: an earlier
   * step did not make it possible.
   */
  readonly outcome: 'ok' | 'violated' | 'failed' | 'refused' | 'late' | 'not-reached';
  readonly status?: number;
  /** Of the step's telling exchange. */
  readonly latency?: Latency;
  /** Id of the telling exchange, as in the evidence. */
  readonly exchange?: string;
  /** Why it is not `ok`, in one sentence. */
  readonly reason?: string;
  /** What kind of failure it was: `dns`, `refused`, `reset`, `tls`, `timeout`, … of the transport, or `status-503`. */
  readonly failure?: string;
}

/** How long a change took that the environment makes by itself. */
export interface TransitionSample {
  /** `screening`: challenge signed → verifying; `activation`: verify → active; `rejection`: reject → rejected. */
  readonly name: 'screening' | 'activation' | 'rejection';
  /** Null where it was not seen within the bound or was not reached. */
  readonly ms: number | null;
}

/** One visit: the approve and the reject flow on fresh customers. */
export interface Sample {
  /** RFC 3339, by our clock. */
  readonly at: string;
  readonly durationMs: number;
  readonly steps: readonly StepSample[];
  readonly transitions: readonly TransitionSample[];
  /** Environment's clock minus ours; null without a readable Date. */
  readonly clockSkewSeconds: number | null;
  /** Whole days until the certificate ends, negative once it has; null without TLS or handshake. */
  readonly certificateDays: number | null;
  /** Id of the signing key, whose age the history tells; null where none signed. */
  readonly keyId: string | null;
  /** Seconds between the token's issue and its last use in this visit; null without a token. */
  readonly tokenAgeSeconds: number | null;
  /** Whose network failed, where nothing answered; null where something did, `untold` without a control host. */
  readonly unreachable: 'theirs' | 'ours' | 'untold' | null;
}

/** What was looked at: an operation, a change that takes time, the certificate or the clock. */
export interface PartState {
  /** `operation:createCustomer`, `transition:screening`, `certificate`, `clock`. */
  readonly part: string;
  readonly state: HealthState;
  /** Absent when `ok`. */
  readonly cause?: Cause;
}

/** Why a part is not ok. */
export interface Cause {
  /** `unreachable`, `own-network`, `certificate`, `server-error`, `refused`, `contract`, `slow`, `late`, `clock`, `not-reached`. */
  readonly kind: string;
  /** One sentence with the numbers. */
  readonly text: string;
  /** The first exchange that shows it. */
  readonly exchange?: string;
}

/** What a night came to; one line of the history. */
export interface Night {
  readonly kind: 'night';
  readonly version: 1;
  readonly runId: string;
  readonly environment: string;
  /** RFC 3339, by our clock: when the run began. */
  readonly at: string;
  /** Its line in the history, from 1; absent before it is kept. */
  readonly line?: number;
  readonly state: HealthState;
  readonly parts: readonly PartState[];
  /** Whether every answer kept to the contract: a verdict of its own, beside availability. */
  readonly verdict: 'holds' | 'violated' | 'undecided';
  /** The sample that the state rests on. */
  readonly sample: Sample;
  /** A bad first sample that a second one, on a fresh customer, did or did not confirm. */
  readonly first?: { readonly sample: Sample; readonly state: HealthState; readonly confirmed: boolean };
  /**
   * Customers of this and earlier nights: deactivated now, still active, and all that remain in whatever status, which
   * older lines don't tell. Null where nobody could look.
   */
  readonly cleanUp: { readonly deactivated: number; readonly left: number; readonly remaining?: number } | null;
}
