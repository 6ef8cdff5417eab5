import type { Coverage } from '../coverage/coverage.ts';
import type { DeliveryRecord, ExchangeRecord, StepRecord } from '../evidence/records.ts';
import type { Comparison } from '../verdict/comparison.ts';
import type { Verdict } from '../verdict/judge.ts';
import type { JudgedCheck, Offence } from '../verdict/judged-check.ts';
import type { VerdictWord } from '../verdict/outcome.ts';

/** A test file that a run was to run. */
export interface SuiteOfRun {
  /** For example `flows/approve`. */
  readonly name: string;
  /** From the project's folder: `tests/flows/approve.test.ts`. */
  readonly file: string;
}

/** What became of a suite. */
export interface ReportedSuite extends SuiteOfRun {
  /** Whether it was loaded and ran to its end. */
  readonly ran: boolean;
  /** How many steps it has; 0 where it did not run. */
  readonly steps: number;
  /** Names of the stories in it, which begin the ids of its exchanges. */
  readonly stories: readonly string[];
}

/** Something that the suite itself did wrong. */
export interface ReportedFault {
  readonly code: string;
  readonly message: string;
  readonly suite: string;
  readonly step: string;
}

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
  /** The texts of `--only`; empty where nothing was left out. */
  readonly only: readonly string[];
  /** How many suites the profile has. */
  readonly suitesOfProfile: number;
  /** Suites that were to run, by their path below `tests/` without extension: `flows/approve`. */
  readonly suites: readonly SuiteOfRun[];
  /** Whether it is a production host, where only reads run. */
  readonly readOnly: boolean;
  /** What the environment offers of all that the suites can use. */
  readonly capabilities: { readonly offered: readonly string[]; readonly missing: readonly string[] };
  /** Components that signatures are to cover, and algorithms of the keys that the run has. */
  readonly signatures: { readonly components: readonly string[]; readonly algorithms: readonly string[] };
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
  /** Absent where there was nothing to compare with. */
  readonly novelty?: 'new' | 'still';
  /** Day on which it was first known, YYYY-MM-DD. */
  readonly since?: string;
}

/** A check as reports show it: with what it demands, who says so, and what was known of it before. */
export interface ReportedCheck extends Omit<JudgedCheck, 'offences'> {
  readonly level: 'MUST' | 'SHOULD';
  readonly sentence: string;
  readonly source: string;
  /** Line of the requirement in requirements.yaml; absent where there is no such requirement. */
  readonly requirementLine?: number;
  /** The story that owes it: a name, or `run` for what is judged over all of it. */
  readonly story: string;
  readonly offences: readonly ReportedOffence[];
  /** Absent where nothing was there to compare with, or where the check is as it always was. */
  readonly novelty?: Novelty;
  readonly confirmation?: Confirmation;
}

/** One step of a suite, in the order of the run. */
export type ReportedStep = Pick<StepRecord, 'suite' | 'step' | 'outcome' | 'durationMs' | 'cause'>;

/** What a run is compared with, and what came of it; what stays is told by the offences themselves. */
export type ComparedWith = Omit<Comparison, 'stays'>;

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
  /** The most important first. */
  readonly checks: readonly ReportedCheck[];
  readonly comparedWith: ComparedWith | undefined;
  readonly coverage: Coverage | undefined;
  readonly suites: readonly ReportedSuite[];
  readonly faults: readonly ReportedFault[];
  readonly steps: readonly ReportedStep[];
  readonly exchanges: readonly ExchangeRecord[];
  readonly deliveries: readonly DeliveryRecord[];
}
