import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import type { LoadedSettings, SettingsRequest } from '../config/load-settings.ts';
import { type Evidence, EvidenceReader } from '../evidence/read-evidence.ts';
import { Redactor } from '../evidence/redaction.ts';
import { journalFolder, runFolder } from '../evidence/run-folder.ts';
import { cleanUp } from '../flow/clean-up.ts';
import type { EmbeddedOptions } from '../http/embedded.ts';
import { Identities } from '../http/identities.ts';
import { openEnvironment, runPreflight } from '../http/open-environment.ts';
import { openSession, type RunSettings } from '../http/session.ts';
import { runJest } from '../jest/jest-process.ts';
import type { SuiteFile } from '../jest/suite-files.ts';
import { counted } from '../report/counted.ts';
import type { Confirmation, RunFacts, RunReport } from '../report/run-report.ts';
import type { Verdict } from '../verdict/judge.ts';
import { confirmationsOf, repetitionOf, suitesToRepeat } from './confirm-violations.ts';
import { reportOn, verdictOn } from './judge-run.ts';
import type { KnownState } from './known-state.ts';
import { openSubscriptions } from './open-subscriptions.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { runFacts } from './run-facts.ts';
import { runFiles, writeRunFile, writeRunFiles } from './run-files.ts';
import { setAside } from './set-aside.ts';
import { withoutSecrets, writeReports } from './write-reports.ts';

/** What a run is made of, checked before anything is sent. */
export interface RunPlan {
  readonly root: string;
  readonly loaded: LoadedSettings;
  readonly request: SettingsRequest;
  readonly embedded: EmbeddedOptions;
  readonly suites: readonly SuiteFile[];
  /** How many suites the profile has. */
  readonly suitesOfProfile: number;
  /** The texts of `--only` that the suites were selected by. */
  readonly only: readonly string[];
  readonly documents: ProjectDocuments;
  /** What the run is compared with, where there is anything. */
  readonly known?: KnownState | undefined;
  /** Whether suites that found a violation run again on fresh customers. */
  readonly confirm: boolean;
}

/** What a run came to, with where its evidence lies. */
export interface RunResult {
  readonly report: RunReport;
  readonly settings: RunSettings;
  /** From the project's folder where it lies in it, else absolute. */
  readonly folder: string;
  /** Why reports could not be written, a sentence each. */
  readonly unwritten: readonly string[];
}

/** A contract run from open environment to verdict; progress goes to `say`, one line a phase. */
export class ContractRun {
  readonly #plan: RunPlan;
  readonly #say: (line: string) => void;
  #child: ChildProcess | undefined;
  #interrupted: string | undefined;
  #crash: string | undefined;
  #verdict: Verdict | undefined;
  #confirmations: ReadonlyMap<string, Confirmation> | undefined;
  readonly #readers = new Map<string, EvidenceReader>();
  readonly #startedAt = new Date().toISOString();

  constructor(plan: RunPlan, say: (line: string) => void) {
    this.#plan = plan;
    this.#say = say;
  }

  /** Ends the run early: the suites are told, and what was written is judged. */
  interrupt(signal: NodeJS.Signals): void {
    this.#interrupted ??= `the run was interrupted by ${signal}`;
    this.#child?.kill(signal);
  }

  /** Runs everything and judges it. */
  async run(): Promise<RunResult> {
    const { root, loaded, request, embedded, suites } = this.#plan;
    const started = performance.now();
    setAside(runFolder(loaded.settings));
    this.#say(
      loaded.settings.baseUrl
        ? `environment ${loaded.settings.environment}  ${loaded.settings.baseUrl.href}`
        : 'starting the embedded environment',
    );
    const environment = await openEnvironment(root, loaded, request, embedded);
    let { settings } = environment;
    try {
      this.#writeFacts(settings);
      this.#say(`preflight  ${settings.baseUrl.href}: token, keys, one signed read`);
      const checked = await runPreflight(settings);
      if ('cause' in checked) return this.#result(settings, started, `preflight: ${checked.cause.message}`);
      settings = checked.settings;
      this.#writeFacts(settings);
      const together = suites.filter(({ serial }) => !serial);
      const processes = Math.max(1, Math.min(settings.concurrency, availableParallelism(), together.length));
      this.#say(
        `running ${suites.length} suites, profile ${settings.profile}, in ${processes} process${processes === 1 ? '' : 'es'}`,
      );
      await this.#runSuites(settings, suites, processes);
      await this.#cleanUp(settings);
      await this.#confirm(settings, processes);
    } finally {
      await environment.close();
    }
    return this.#result(settings, started);
  }

  async #runSuites(settings: RunSettings, suites: readonly SuiteFile[], processes: number): Promise<void> {
    if (this.#interrupted !== undefined) return;
    const ended = await this.#jest(settings, suites, processes);
    if (this.#interrupted !== undefined) return;
    // Jest's exit code can't be trusted here: it is 1 for a red test and for an argument that it refuses.
    const ran = new Set(
      this.#evidence(settings).records.flatMap((record) => (record.kind === 'suite' ? [record.path] : [])),
    );
    const absent = suites.filter(({ path }) => !ran.has(path)).map(({ name }) => name);
    if (absent.length === 0) return;
    const how = ended.signal ?? `exit ${String(ended.code)}`;
    const said = this.#redactor(settings).text(ended.complaint.slice(-2000)).trim();
    this.#crash ??= `Jest ended with ${how} and did not run ${absent.join(', ')}${said === '' ? '' : `; it said: ${said}`}`;
  }

  async #jest(settings: RunSettings, suites: readonly SuiteFile[], processes: number): ReturnType<typeof runJest> {
    const { root } = this.#plan;
    const onStart = (child: ChildProcess): void => {
      this.#child = child;
    };
    try {
      return await runJest(settings, suites, { root, processes, onStart });
    } finally {
      this.#child = undefined;
    }
  }

  /** Whoever is accused wants to know first whether it happens again. It changes no outcome: nothing is repeated until it is green. */
  async #confirm(settings: RunSettings, processes: number): Promise<void> {
    if (!this.#plan.confirm || this.#interrupted !== undefined) return;
    this.#verdict = this.#verdictOn(settings);
    const { checks } = this.#verdict;
    const violated = checks.filter(({ outcome }) => outcome === 'violated').length;
    if (violated === 0) return;
    const suites = suitesToRepeat(this.#evidence(settings).records, checks, this.#plan.suites);
    const again = { ...settings, runId: repetitionOf(settings.runId), reportDir: runFolder(settings) };
    this.#say(
      `repeating  ${counted(suites.length, 'suite')} on fresh customers, to see whether ${counted(violated, 'violated check')} ${violated === 1 ? 'fails' : 'fail'} again`,
    );
    if (suites.length > 0) await this.#jest(again, suites, processes);
    const repeated = this.#verdictOn(again);
    this.#confirmations = confirmationsOf(checks, repeated.checks);
    await this.#cleanUp(again);
  }

  /** What the evidence comes to, as far as it goes by now. */
  #verdictOn(settings: RunSettings, preflight?: string): Verdict {
    return verdictOn(this.#toJudge(settings, preflight));
  }

  #toJudge(settings: RunSettings, preflight: string | undefined): Parameters<typeof verdictOn>[0] {
    return {
      facts: this.#facts(settings),
      evidence: this.#evidence(settings),
      documents: this.#plan.documents,
      today: new Date().toISOString().slice(0, 10),
      preflight,
      interrupted: this.#interrupted,
      crash: this.#crash,
    };
  }

  /** What stays is named by the run id, so that a run that was cut short can be tidied up after by hand. */
  async #cleanUp(settings: RunSettings): Promise<void> {
    if (this.#interrupted !== undefined || settings.readOnly) return;
    const session = openSession(settings, 'clean-up', 1);
    const open = openSubscriptions(this.#evidence(settings).records);
    try {
      for (const identity of ['primary', 'second'] as const) {
        if (session.identities.credentials(identity) === undefined) continue;
        const { deactivated, unsubscribed, left } = await cleanUp(
          session.transport,
          identity,
          open.flatMap((one) => (one.identity === identity ? [one.id] : [])),
        );
        this.#say(
          `clean-up   ${identity}: ${counted(deactivated, 'customer')} deactivated, ${counted(unsubscribed, 'subscription')} deleted, ${left} failed`,
        );
      }
    } finally {
      session.close();
    }
  }

  /** What was written so far; it is asked for at each turn of a run, and read on from where it was. */
  #evidence(settings: RunSettings): Evidence {
    const folder = journalFolder(settings);
    const reader = this.#readers.get(folder) ?? new EvidenceReader(folder);
    this.#readers.set(folder, reader);
    return reader.read();
  }

  #redactor(settings: RunSettings): Redactor {
    return new Redactor(new Identities(settings).secrets());
  }

  #facts(settings: RunSettings): RunFacts {
    const { root, suites, suitesOfProfile, only } = this.#plan;
    return runFacts({ root, startedAt: this.#startedAt, settings, suites, suitesOfProfile, only });
  }

  /** Whoever finds the folder of a run that was killed can still judge and report it. */
  #writeFacts(settings: RunSettings): void {
    const facts = this.#redactor(settings).value(this.#facts(settings));
    writeRunFile(runFolder(settings), runFiles.facts, `${JSON.stringify(facts, null, 2)}\n`);
  }

  #result(settings: RunSettings, started: number, preflight?: string): RunResult {
    const { root, known } = this.#plan;
    const judgedAt = new Date().toISOString();
    // What cut the run short in the meantime is part of the verdict.
    if (this.#interrupted !== undefined) this.#verdict = undefined;
    const verdict = this.#verdict ?? this.#verdictOn(settings, preflight);
    const durationMs = performance.now() - started;
    const confirmations = this.#confirmations;
    const judged = reportOn({ ...this.#toJudge(settings, preflight), known, durationMs, confirmations }, verdict);
    const folder = runFolder(settings);
    const redactor = this.#redactor(settings);
    const report = withoutSecrets(judged, redactor);
    const { runId, environment, build = null, profile, seed, full } = report.facts;
    const about = { runId, environment, build, profile, seed, full, judgedAt };
    const verdictText = (): string =>
      `${redactor.text(JSON.stringify({ ...about, ...verdict, coverage: report.coverage }, null, 2))}\n`;
    const unwritten = [...writeRunFiles(folder, [[runFiles.verdict, verdictText]]), ...writeReports(report, folder)];
    return { report, settings, folder: shownPath(root, folder), unwritten };
  }
}

function shownPath(root: string, folder: string): string {
  const below = relative(root, folder);
  return below.startsWith('..') ? folder : below;
}
