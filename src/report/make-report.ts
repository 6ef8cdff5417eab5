import type { Coverage } from '../coverage/coverage.ts';
import type { Evidence } from '../evidence/read-evidence.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import { type Comparison, knownBefore, noveltyOf } from '../verdict/comparison.ts';
import { fingerprintOf } from '../verdict/fingerprint.ts';
import type { Verdict } from '../verdict/judge.ts';
import type { JudgedCheck, Offence } from '../verdict/judged-check.ts';
import { exitCodes } from '../verdict/outcome.ts';
import type { Requirements } from '../verdict/requirements.ts';
import { byImportance, offencesByImportance } from './by-importance.ts';
import { inTime } from './in-time.ts';
import { reportedSuites } from './reported-suites.ts';
import type { Confirmation, ReportedCheck, ReportedOffence, RunFacts, RunReport } from './run-report.ts';
import { StoryOwners } from './story-owners.ts';
import { verdictSentence } from './verdict-sentence.ts';
import { warningsOf } from './warnings.ts';

/** Everything that a report is made of. */
export interface ReportMaterial {
  readonly facts: RunFacts;
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  readonly requirements: Requirements;
  readonly durationMs: number;
  /** Line of each operation in openapi.yaml, for offences that name an operation and no line of their own. */
  readonly operationLines: Readonly<Record<string, number>>;
  readonly coverage?: Coverage | undefined;
  /** Absent where there was nothing to compare with. */
  readonly comparison?: Comparison | undefined;
  /** What repeating a violation showed, by the id of the check. */
  readonly confirmations?: ReadonlyMap<string, Confirmation> | undefined;
}

/** Makes the one object that every report of a run is rendered from; pure. */
export function makeReport(material: ReportMaterial): RunReport {
  const { facts, evidence, verdict, durationMs, coverage, comparison } = material;
  const { records } = evidence;
  const of = <K extends EvidenceRecord['kind']>(kind: K): Extract<EvidenceRecord, { kind: K }>[] =>
    records.filter((record): record is Extract<EvidenceRecord, { kind: K }> => record.kind === kind);
  const owners = new StoryOwners(records);
  const checks = byImportance(verdict.checks.map((check) => reportedCheck(check, owners.storyOf(check), material)));
  return {
    schemaVersion: 1,
    facts,
    durationMs,
    word: verdict.word,
    exitCode: exitCodes[verdict.word],
    sentence: verdictSentence(verdict.word, facts),
    reasons: verdict.reasons,
    warnings: warningsOf({ facts, checks, verdict, comparison, coverage, unreadable: evidence.unreadable }),
    counts: verdict.counts,
    observations: verdict.observations,
    checks,
    comparedWith: comparison && withoutStays(comparison),
    coverage,
    suites: reportedSuites(facts, of('suite'), of('suite-fault')),
    faults: of('suite-fault').map(({ code, message, suite, step }) => ({ code, message, suite, step })),
    steps: of('step').map(({ suite, step, outcome, durationMs: took, cause }) => {
      return { suite, step, outcome, durationMs: took, ...(cause ? { cause } : {}) };
    }),
    exchanges: of('exchange').sort(inTime),
    deliveries: of('delivery').sort(inTime),
  };
}

function withoutStays({ stays: _stays, ...rest }: Comparison): Omit<Comparison, 'stays'> {
  return rest;
}

function reportedCheck(check: JudgedCheck, story: string, material: ReportMaterial): ReportedCheck {
  const { requirements, comparison, confirmations } = material;
  const requirement = requirements.get(check.requirement);
  const novelty = comparison && noveltyOf(check, comparison);
  const confirmation = confirmations?.get(check.id);
  return {
    ...check,
    level: requirement?.level ?? 'MUST',
    sentence: requirement?.sentence ?? 'no such requirement',
    source: requirement?.source ?? 'none',
    ...(requirement ? { requirementLine: requirement.line } : {}),
    story,
    offences: offencesByImportance(
      check.offences.map((offence) => reportedOffence(offence, check.requirement, material)),
    ),
    ...(novelty === undefined ? {} : { novelty }),
    ...(confirmation === undefined ? {} : { confirmation }),
  };
}

function reportedOffence(
  offence: Offence,
  requirement: string,
  { comparison, operationLines }: ReportMaterial,
): ReportedOffence {
  const known = comparison && knownBefore(offence, requirement, comparison);
  const line = offence.line ?? operationLines[offence.operation ?? ''];
  return {
    ...offence,
    ...(line === undefined ? {} : { line }),
    fingerprint: fingerprintOf(offence, requirement),
    ...(comparison ? { novelty: known ? 'still' : 'new' } : {}),
    ...(known ? { since: known.since } : {}),
  };
}
