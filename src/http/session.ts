import { loadSettings } from '../config/load-settings.ts';
import { formatProblems } from '../config/problem.ts';
import type { Settings } from '../config/settings.ts';
import { Journal } from '../evidence/journal.ts';
import { Ledger } from '../evidence/ledger.ts';
import { Redactor } from '../evidence/redaction.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import { advanceClock } from './advance-clock.ts';
import { EnvironmentClock } from './environment-clock.ts';
import { Identities } from './identities.ts';
import { Pace } from './pace.ts';
import { Transport } from './transport.ts';
import { Wire } from './wire.ts';

/** Settings of a run whose environment is known to run somewhere. */
export type RunSettings = Settings & { baseUrl: URL };

/** What one process of a run holds: one connection pool, one journal, one set of tokens, shared by all its suites. */
export interface Session {
  readonly settings: RunSettings;
  readonly ledger: Ledger;
  readonly transport: Transport;
  readonly identities: Identities;
  readonly redactor: Redactor;
  readonly clock: EnvironmentClock;
  /** How many requests of this process may be under way at once. */
  readonly concurrency: number;
  /** Moves the environment's clock forward, where the environment allows it. */
  advanceClock(seconds: number): Promise<void>;
  close(): void;
}

/**
 * Opens the session of a process.
 * @param journalName name of this process's journal, without extension
 * @param processes how many processes share the settings' concurrency and requests per second
 */
export function openSession(settings: RunSettings, journalName: string, processes: number): Session {
  const identities = new Identities(settings);
  const redactor = new Redactor(identities.secrets());
  const journal = new Journal(journalFolder(settings), journalName, redactor);
  const ledger = new Ledger(journal);
  const clock = new EnvironmentClock();
  const concurrency = Math.max(1, Math.floor(settings.concurrency / processes));
  const wire = new Wire({
    timeoutMs: settings.timeoutMs,
    connections: concurrency,
    ...(settings.httpsProxy ? { httpsProxy: settings.httpsProxy } : {}),
    ...(settings.caFile === undefined ? {} : { caFile: settings.caFile }),
  });
  const pace = new Pace(concurrency, settings.requestsPerSecond / processes);
  const transport = new Transport({ settings, wire, identities, ledger, redactor, clock, pace });
  return {
    settings,
    ledger,
    transport,
    identities,
    redactor,
    clock,
    concurrency,
    advanceClock: (seconds) => advanceClock(settings, seconds),
    close: () => {
      wire.close();
      journal.close();
    },
  };
}

/**
 * Reads the settings that the entry script put into this process's variables.
 * @throws an Error with every problem in it, when a developer's own variables are wrong
 */
export function settingsOfThisProcess(env: NodeJS.ProcessEnv): RunSettings {
  const loaded = loadSettings({ env, cwd: process.cwd() });
  if ('problems' in loaded) throw new Error(formatProblems(loaded.problems));
  const { settings } = loaded;
  const { baseUrl } = settings;
  if (!baseUrl)
    throw new Error('no environment runs: start the suites with `npm run contract`, or let globalSetup start one');
  return { ...settings, baseUrl };
}
