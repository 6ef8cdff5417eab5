import type { Coverage } from '../coverage/coverage.ts';
import type { DeliveryRecord, ExchangeRecord, StepRecord } from '../evidence/records.ts';
import type { Verdict } from '../verdict/judge.ts';
import type { JudgedCheck, Offence } from '../verdict/judged-check.ts';
import type { VerdictWord } from '../verdict/outcome.ts';

/** What is known of a run before it starts; written first, so that a run that was killed can still be reported. */
export interface RunFacts {
  readonly runId: string;
  /** RFC 3339, our own clock. */
  readonly startedAt: string;
  readonly environment: string;
  /** Whether it is the embedded environment, which says nothing about the real API. */
  readonly isLocal: boolean;
  readonly baseUrl: string;
  readonly build: string | undefined;
  readonly profile: string;
  readonly seed: string;
  /** Whether all suites of the profile were to run. */
  readonly full: boolean;
  readonly contract: { readonly title: string; readonly version: string; readonly hash: string };
}

/** Where an offence stands beside what was known before. */
export type Novelty = 'new' | 'still' | 'fixed';

/** Whether a violation showed again when its suite was repeated on fresh customers. */
export type Confirmation = 'confirmed' | 'flaky' | 'not repeated';

/** One discrepancy with its stable name. */
export interface ReportedOffence extends Offence {
  /** 12 hexadecimal characters; the same for the same discrepancy in every run. */
  readonly fingerprint: string;
}

/** A check as reports show it: with what it demands, who says so, and what was known of it before. */
export interface ReportedCheck extends Omit<JudgedCheck, 'offences'> {
  readonly level: 'MUST' | 'SHOULD';
  readonly sentence: string;
  readonly source: string;
  readonly offences: readonly ReportedOffence[];
  /** Absent where nothing was there to compare with, or where the check is as it always was. */
  readonly novelty?: Novelty;
  readonly confirmation?: Confirmation;
}

/** One step of a suite, in the order of the run. */
export type ReportedStep = Pick<StepRecord, 'suite' | 'step' | 'outcome' | 'durationMs' | 'cause'>;

/** What a run is compared with. */
export interface ComparedWith {
  /** A sentence part: `baselines/staging.json of 2026-11-20` or `run 2026…`. */
  readonly name: string;
  readonly new: number;
  readonly still: number;
  readonly fixed: number;
  /** Requirements and operations of what was an offence before and is none now. */
  readonly gone: readonly { readonly fingerprint: string; readonly requirement: string; readonly message: string }[];
}

/** Everything that any report of a run shows; pure data, made from evidence, verdict and comparison once. */
export interface RunReport {
  /** Version of this shape, as published in docs/run.schema.json. */
  readonly schemaVersion: 1;
  readonly facts: RunFacts;
  readonly durationMs: number;
  readonly word: VerdictWord;
  readonly exitCode: number;
  /** The verdict in one sentence. */
  readonly sentence: string;
  readonly reasons: readonly string[];
  /** What can make a pass meaningless, most important first: not compared, not reached, waived, capabilities missing. */
  readonly warnings: readonly string[];
  readonly counts: Verdict['counts'];
  readonly observations: Verdict['observations'];
  readonly checks: readonly ReportedCheck[];
  readonly comparedWith: ComparedWith | undefined;
  readonly coverage: Coverage | undefined;
  readonly steps: readonly ReportedStep[];
  readonly exchanges: readonly ExchangeRecord[];
  readonly deliveries: readonly DeliveryRecord[];
}
