import { operationLines } from '../contract/contract-identity.ts';
import { coverageOf } from '../coverage/coverage.ts';
import type { Circumstances } from '../coverage/explain-holes.ts';
import { thisContract } from '../coverage/this-contract.ts';
import type { Evidence } from '../evidence/read-evidence.ts';
import { makeReport } from '../report/make-report.ts';
import type { Confirmation, RunFacts, RunReport } from '../report/run-report.ts';
import { compareRuns } from '../verdict/comparison.ts';
import { judge, type Verdict } from '../verdict/judge.ts';
import type { KnownState } from './known-state.ts';
import type { ProjectDocuments } from './project-documents.ts';

/** Everything that a run is judged by. */
export interface RunToJudge {
  readonly facts: RunFacts;
  readonly evidence: Evidence;
  readonly documents: ProjectDocuments;
  /** What it is compared with, where there is anything. */
  readonly known: KnownState | undefined;
  /** Today as YYYY-MM-DD, for the expiry of waivers. */
  readonly today: string;
  readonly durationMs: number;
  /** Why the suites did not start: what the preflight met. */
  readonly preflight?: string | undefined;
  /** Why the run was cut short. */
  readonly interrupted?: string | undefined;
  /** How the process that ran the suites died by itself. */
  readonly crash?: string | undefined;
  readonly confirmations?: ReadonlyMap<string, Confirmation> | undefined;
}

/** The verdict on a run alone, without what its report needs beside it. */
export function verdictOn(run: Omit<RunToJudge, 'known' | 'durationMs' | 'confirmations'>): Verdict {
  const { facts, evidence, documents } = run;
  return judge({
    ...evidence,
    requirements: documents.requirements,
    waivers: documents.waivers,
    environment: facts.environment,
    today: run.today,
    full: facts.full,
    ...(run.preflight === undefined ? {} : { preflight: run.preflight }),
    ...(run.interrupted === undefined ? {} : { interrupted: run.interrupted }),
    ...(run.crash === undefined ? {} : { crash: run.crash }),
  });
}

/** The report of a run and the verdict on it; pure, so that a run can be reported again. */
export function reportOn(run: RunToJudge, verdict: Verdict): RunReport {
  const { facts, evidence, documents, known, durationMs, confirmations } = run;
  const coverage = coverageOf({
    records: evidence.records,
    contract: thisContract,
    reasons: documents.holeReasons,
    circumstances: circumstancesOf(run),
  });
  const comparison = known && compareRuns(verdict, known.baseline, known.name);
  return makeReport({
    facts,
    evidence,
    verdict,
    requirements: documents.requirements,
    durationMs,
    operationLines,
    coverage,
    comparison,
    confirmations,
  });
}

/** What explains that a run reached less of the contract than the suites can. */
function circumstancesOf({ facts, preflight, interrupted, crash }: RunToJudge): Circumstances {
  const limitedBy =
    preflight ??
    interrupted ??
    crash ??
    (facts.readOnly ? 'the environment is production: only reads run there' : undefined) ??
    (facts.full ? undefined : 'only a part of the suites ran, as --only says') ??
    (facts.profile === 'flow' ? 'profile flow leaves it to profile gate' : undefined);
  return {
    isLocal: facts.isLocal,
    capabilities: facts.capabilities.offered,
    components: facts.signatures.components,
    algorithms: facts.signatures.algorithms,
    ...(limitedBy === undefined ? {} : { limitedBy }),
  };
}
