import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Evidence, readEvidence } from '../evidence/read-evidence.ts';
import { readRunJson } from '../report/run-json.ts';
import type { Confirmation, RunFacts, RunReport } from '../report/run-report.ts';
import type { Verdict } from '../verdict/judge.ts';
import { confirmationsOf, repetitionOf } from './confirm-violations.ts';
import { reportOn, verdictOn } from './judge-run.ts';
import { readKnownState } from './known-state.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { runFiles } from './run-files.ts';
import type { RunProblem } from './run-problem.ts';

/** A report that was made later, with what had to be done without. */
export interface LateReport {
  readonly report: RunReport;
  /** What is missing of the run, a sentence each; empty where everything was there. */
  readonly missing: readonly string[];
}

/**
 * The report of a run from what it left behind: as it was judged where its run.json is there, else judged now from its
 * journals, which a run that was killed leaves as well.
 * @param root the project's folder
 * @param folder of the run
 */
export function reportRecorded(
  root: string,
  folder: string,
  documents: ProjectDocuments,
): LateReport | { readonly problem: RunProblem } {
  const evidence = readEvidence(join(folder, 'journal'));
  const kept = join(folder, runFiles.report);
  // Without a verdict of its own, a run.json is what an earlier report made of it: what was missing then still is.
  if (existsSync(kept) && existsSync(join(folder, runFiles.verdict))) {
    const read = readRunJson(readFileSync(kept, 'utf8'), evidence);
    if ('report' in read) return { report: read.report, missing: [] };
    return judgedNow(root, folder, documents, evidence, `${runFiles.report} can't be used (${read.defect})`);
  }
  return judgedNow(
    root,
    folder,
    documents,
    evidence,
    `there is no ${existsSync(kept) ? runFiles.verdict : runFiles.report}`,
  );
}

function judgedNow(
  root: string,
  folder: string,
  documents: ProjectDocuments,
  evidence: Evidence,
  why: string,
): LateReport | { readonly problem: RunProblem } {
  const facts = readFacts(folder);
  if ('problem' in facts) return facts;
  const known = readKnownState({
    root,
    reportDir: join(folder, '..'),
    environment: facts.environment,
    profile: facts.profile,
  });
  if ('problem' in known) return known;
  const wasJudged = existsSync(join(folder, runFiles.verdict));
  const cutShort = 'the run left no verdict: it was killed before it was judged, or could not write any more';
  const today = new Date().toISOString().slice(0, 10);
  const run = { facts, evidence, documents, today, interrupted: wasJudged ? undefined : cutShort };
  const verdict = verdictOn(run);
  const told = {
    ...run,
    known: known.known,
    durationMs: durationOf(facts, evidence),
    confirmations: confirmations(folder, run, verdict),
  };
  const report = reportOn(told, verdict);
  const missing = [
    `${why}: the run was judged again, from its journals alone`,
    ...(evidence.records.length === 0 ? ['there is no record in its journals'] : []),
    ...evidence.unreadable.map((line) => `journal/${line} could not be read`),
    ...report.suites.filter(({ ran }) => !ran).map(({ name }) => `${name} did not end`),
  ];
  return { report, missing };
}

function readFacts(folder: string): RunFacts | { readonly problem: RunProblem } {
  const where = join(folder, runFiles.facts);
  try {
    const facts: Partial<RunFacts> | null = JSON.parse(readFileSync(where, 'utf8'));
    if (typeof facts?.runId === 'string' && Array.isArray(facts.suites)) return facts as RunFacts;
    return withoutFacts(folder, where, 'another document');
  } catch (error) {
    return withoutFacts(folder, where, (error as Error).message);
  }
}

function withoutFacts(folder: string, where: string, received: string): { readonly problem: RunProblem } {
  return {
    problem: {
      code: 'RUN_WITHOUT_FACTS',
      what: `${basename(folder)} does not say what it is a run of`,
      expected: `the ${runFiles.facts} that each run writes before its first request`,
      received,
      where,
      next: 'name the folder of a run, or run again',
    },
  };
}

/** From the start to the last exchange: nobody saw the end of a run that was killed. */
function durationOf({ startedAt }: RunFacts, { records }: Evidence): number {
  const times = records.flatMap((record) => (record.kind === 'exchange' ? [Date.parse(record.at)] : []));
  return Math.max(0, ...times.map((time) => time - Date.parse(startedAt)));
}

function confirmations(
  folder: string,
  run: Parameters<typeof verdictOn>[0],
  { checks }: Verdict,
): ReadonlyMap<string, Confirmation> | undefined {
  const again = join(folder, repetitionOf(run.facts.runId), 'journal');
  if (!existsSync(again)) return undefined;
  return confirmationsOf(checks, verdictOn({ ...run, evidence: readEvidence(again) }).checks);
}
