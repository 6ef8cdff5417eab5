import type { Intent } from '../contract/exchange.ts';
import type { Evaluation } from '../contract/finding.ts';
import type { HeaderLines } from '../contract/message.ts';

/** Who a request spoke for: a pair of credentials of the settings, or nobody. */
export type Identity = 'primary' | 'second' | 'disposable' | 'nobody';

/** A body as evidence: text where it is UTF-8, else base64; `bytes` is the length before it was cut. */
export interface RecordedBody {
  readonly encoding: 'utf-8' | 'base64';
  readonly content: string;
  readonly bytes: number;
}

/** Milliseconds from the start of the request; a phase that did not happen (kept-alive connection) is absent. */
export interface Timings {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly totalMs: number;
}

/** How a request failed without an answer that can be judged. */
export interface TransportFailure {
  /** `dns`, `refused`, `reset`, `tls`, `timeout`, `truncated`, `not-http`, `too-long`, `other`. */
  readonly kind: string;
  /** The code of the operating system or of Node, for example ECONNREFUSED. */
  readonly cause: string;
  readonly message: string;
}

/** One request and its response as sent and received, with every judgement it allowed. */
export interface ExchangeRecord {
  readonly kind: 'exchange';
  /** `suite.step#n`, unique in the run. */
  readonly id: string;
  readonly suite: string;
  readonly step: string;
  readonly at: string;
  readonly operation?: string;
  readonly identity: Identity;
  readonly intent: Intent;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderLines;
    readonly body?: RecordedBody;
    readonly signatureBase?: string;
  };
  readonly response?: {
    readonly status: number;
    readonly reason: string;
    readonly headers: HeaderLines;
    readonly body: RecordedBody;
  };
  readonly failure?: TransportFailure;
  readonly timings: Timings;
  readonly evaluations: readonly Evaluation[];
  /** The exchange that this one repeats after 429 or 503 with Retry-After. */
  readonly repeats?: string;
}

/** One attempt of the environment to deliver an event to our receiver, with every judgement it allowed. */
export interface DeliveryRecord {
  readonly kind: 'delivery';
  /** `suite.step.delivery#n`, unique in the run. */
  readonly id: string;
  readonly suite: string;
  readonly step: string;
  readonly at: string;
  /** Name of the contract's webhook that the event belongs to, where it could be told. */
  readonly operation?: string;
  /** From 1: how often this event arrived on this path, as known by its eventId. */
  readonly attempt: number;
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
  readonly body: RecordedBody;
  /** The status that the receiver answered. */
  readonly answered: number;
  readonly evaluations: readonly Evaluation[];
}

/** One evaluation of a requirement by a step. */
export interface CheckRecord {
  readonly kind: 'check';
  readonly id: string;
  readonly requirement: string;
  readonly suite: string;
  readonly step: string;
  readonly outcome: 'proved' | 'violated' | 'undecided' | 'not-applicable' | 'not-reached';
  /** Ids of the exchanges and deliveries that it rests on, the telling one last. */
  readonly exchanges: readonly string[];
  readonly message?: string;
  readonly expected?: string;
  readonly received?: string;
  /** The operation that is accused, and its line in openapi.yaml. */
  readonly operation?: string;
  readonly line?: number;
  readonly reason?: string;
  /** Why the contract's sentence is only inferred; then a violation warns where nobody confirmed it. */
  readonly inferred?: string;
  /** For a refusal: the operation whose valid request must have been accepted in this run, or nothing was proved. */
  readonly twin?: string;
}

/** A check that this run owes, written before its step ran. */
export interface PlannedRecord {
  readonly kind: 'planned';
  readonly id: string;
  readonly requirement: string;
  readonly suite: string;
  readonly step: string;
}

/** How a step ended; `cause` says why it failed or was not reached. */
export interface StepRecord {
  readonly kind: 'step';
  readonly suite: string;
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'not-reached' | 'not-applicable';
  readonly durationMs: number;
  readonly cause?: StepCause;
}

/** Why a step did not end as planned. */
export interface StepCause {
  readonly kind: 'violation' | 'environment' | 'earlier-step' | 'crash' | 'capability' | 'unmet';
  readonly message: string;
}

/** A fact about the environment that the contract leaves open; compared between runs, never a violation. */
export interface ObservationRecord {
  readonly kind: 'observation';
  readonly id: string;
  readonly value: string;
  readonly exchanges: readonly string[];
}

/** That a test file was loaded and ran to its end, with how many tests: what nobody wrote this about did not run. */
export interface SuiteRecord {
  readonly kind: 'suite';
  /** Path of the test file, as it was given to Jest. */
  readonly path: string;
  readonly tests: number;
  /** Names of the stories in it, as they begin the ids of exchanges. */
  readonly stories: readonly string[];
}

/** Something that the suite itself did wrong. */
export interface SuiteFaultRecord {
  readonly kind: 'suite-fault';
  readonly code: string;
  readonly message: string;
  readonly suite: string;
  readonly step: string;
}

/** One line of a journal. */
export type EvidenceRecord =
  | ExchangeRecord
  | DeliveryRecord
  | CheckRecord
  | PlannedRecord
  | StepRecord
  | ObservationRecord
  | SuiteRecord
  | SuiteFaultRecord;
