import type { ChildProcess } from 'node:child_process';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import type { LoadedSettings, SettingsRequest } from '../config/load-settings.ts';
import { readEvidence } from '../evidence/journal.ts';
import { Redactor } from '../evidence/redaction.ts';
import { journalFolder, runFolder } from '../evidence/run-folder.ts';
import { cleanUp } from '../flow/clean-up.ts';
import type { EmbeddedOptions } from '../http/embedded.ts';
import { Identities } from '../http/identities.ts';
import { openEnvironment, runPreflight } from '../http/open-environment.ts';
import { openSession, type RunSettings } from '../http/session.ts';
import { runJest } from '../jest/jest-process.ts';
import type { SuiteFile } from '../jest/suite-files.ts';
import { judge, type Verdict } from '../verdict/judge.ts';
import type { Requirements } from '../verdict/requirements.ts';
import type { Waiver } from '../verdict/waivers.ts';
import { openSubscriptions } from './open-subscriptions.ts';

/** What a run is made of, checked before anything is sent. */
export interface RunPlan {
  readonly root: string;
  readonly loaded: LoadedSettings;
  readonly request: SettingsRequest;
  readonly embedded: EmbeddedOptions;
  readonly suites: readonly SuiteFile[];
  /** Whether the suites are all that the profile has. */
  readonly full: boolean;
  readonly requirements: Requirements;
  readonly waivers: readonly Waiver[];
}

/** What a run came to, with where its evidence lies. */
export interface RunResult {
  readonly verdict: Verdict;
  readonly settings: RunSettings;
  readonly folder: string;
  readonly durationMs: number;
}

/** A contract run from open environment to verdict; progress goes to `say`, one line a phase. */
export class ContractRun {
  readonly #plan: RunPlan;
  readonly #say: (line: string) => void;
  #child: ChildProcess | undefined;
  #interrupted: string | undefined;
  #crash: string | undefined;

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
      this.#say(`preflight  ${settings.baseUrl.href}: token, keys, one signed read`);
      const checked = await runPreflight(settings);
      if ('cause' in checked) return this.#verdict(settings, started, `preflight: ${checked.cause.message}`);
      settings = checked.settings;
      const together = suites.filter(({ serial }) => !serial);
      const alone = suites.filter(({ serial }) => serial);
      const processes = Math.max(1, Math.min(settings.concurrency, availableParallelism(), together.length));
      this.#say(
        `running ${suites.length} suites, profile ${settings.profile}, in ${processes} process${processes === 1 ? '' : 'es'}`,
      );
      await this.#phase(settings, together, processes);
      await this.#phase(settings, alone, 1);
      await this.#cleanUp(settings);
    } finally {
      await environment.close();
    }
    return this.#verdict(settings, started);
  }

  async #phase(settings: RunSettings, suites: readonly SuiteFile[], processes: number): Promise<void> {
    if (suites.length === 0 || this.#interrupted !== undefined) return;
    const { root } = this.#plan;
    const ended = await runJest(settings, suites, {
      root,
      processes,
      onStart: (child) => {
        this.#child = child;
      },
    });
    this.#child = undefined;
    if (this.#interrupted !== undefined) return;
    // Jest's exit code can't be trusted here: it is 1 for a red test and for an argument that it refuses.
    const ran = new Set(
      readEvidence(journalFolder(settings)).records.flatMap((record) => (record.kind === 'suite' ? [record.path] : [])),
    );
    const absent = suites.filter(({ path }) => !ran.has(path)).map(({ name }) => name);
    if (absent.length === 0) return;
    const how = ended.signal ?? `exit ${String(ended.code)}`;
    const said = this.#redactor(settings).text(ended.complaint.slice(-2000)).trim();
    this.#crash ??= `Jest ended with ${how} and did not run ${absent.join(', ')}${said === '' ? '' : `; it said: ${said}`}`;
  }

  /** What stays is named by the run id, so that a run that was cut short can be tidied up after by hand. */
  async #cleanUp(settings: RunSettings): Promise<void> {
    if (this.#interrupted !== undefined || settings.readOnly) return;
    const session = openSession(settings, 'clean-up', 1);
    const open = openSubscriptions(readEvidence(journalFolder(settings)).records);
    try {
      for (const identity of ['primary', 'second'] as const) {
        if (session.identities.credentials(identity) === undefined) continue;
        const { deactivated, unsubscribed, left } = await cleanUp(
          session.transport,
          identity,
          open.flatMap((one) => (one.identity === identity ? [one.id] : [])),
        );
        this.#say(
          `clean-up   ${identity}: ${deactivated} customers deactivated, ${unsubscribed} subscriptions deleted, ${left} failed`,
        );
      }
    } finally {
      session.close();
    }
  }

  #redactor(settings: RunSettings): Redactor {
    return new Redactor(new Identities(settings).secrets());
  }

  #verdict(settings: RunSettings, started: number, preflight?: string): RunResult {
    const { requirements, waivers, full, root } = this.#plan;
    const evidence = readEvidence(journalFolder(settings));
    const verdict = judge({
      ...evidence,
      requirements,
      waivers,
      environment: settings.environment,
      today: new Date().toISOString().slice(0, 10),
      full,
      ...(preflight === undefined ? {} : { preflight }),
      ...(this.#interrupted === undefined ? {} : { interrupted: this.#interrupted }),
      ...(this.#crash === undefined ? {} : { crash: this.#crash }),
    });
    const folder = runFolder(settings);
    const about = {
      runId: settings.runId,
      environment: settings.environment,
      build: settings.build ?? null,
      profile: settings.profile,
      seed: settings.seed,
    };
    if (existsSync(folder)) {
      const text = this.#redactor(settings).text(JSON.stringify({ ...about, ...verdict }, null, 2));
      writeFileSync(join(folder, 'verdict.json'), `${text}\n`);
    }
    return { verdict, settings, folder: relative(root, folder), durationMs: performance.now() - started };
  }
}

/** A run id that was used before must not mix two runs: the older one's folder makes room and stays readable. */
function setAside(folder: string): void {
  if (!existsSync(folder)) return;
  let number = 1;
  while (existsSync(`${folder}.${number}`)) number += 1;
  renameSync(folder, `${folder}.${number}`);
}
