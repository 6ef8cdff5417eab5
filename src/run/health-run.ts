import { join } from 'node:path';
import type { LoadedSettings, SettingsRequest } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { Redactor } from '../evidence/redaction.ts';
import { runFolder } from '../evidence/run-folder.ts';
import { cleanUp } from '../flow/clean-up.ts';
import { readHistory } from '../health/history.ts';
import { confirmed, type JudgedSample, judgeSample } from '../health/judge-sample.ts';
import type { Night, PartState } from '../health/night.ts';
import type { EmbeddedOptions } from '../http/embedded.ts';
import { Identities } from '../http/identities.ts';
import { openEnvironment } from '../http/open-environment.ts';
import { openSession, type RunSettings } from '../http/session.ts';
import { counted } from '../report/counted.ts';
import { repetitionOf } from './confirm-violations.ts';
import { checkHealthFolder, healthFiles, healthFolder, readLines } from './health-files.ts';
import { type HealthResult, keepAndTell } from './health-keeping.ts';
import { type Visit, visit } from './health-visit.ts';
import type { ProjectDocuments } from './project-documents.ts';
import { runFacts } from './run-facts.ts';
import { runFiles, visitorMark, writeRunFile } from './run-files.ts';
import { setAside } from './set-aside.ts';

/** What a night is made of, checked before anything is sent. */
export interface HealthPlan {
  /** The project's folder. */
  readonly root: string;
  readonly loaded: LoadedSettings;
  readonly request: SettingsRequest;
  readonly embedded: EmbeddedOptions;
  readonly documents: ProjectDocuments;
  /** Whether history, ledger and page stay as they are and nobody is told anything. */
  readonly dryRun: boolean;
  /** Our clock. */
  readonly now: () => Date;
  /** Takes progress, a line a step. */
  readonly say: (line: string) => void;
}

/** The settings of a visit: its run id says that it is one. */
export function settingsOfVisitor(settings: Settings): Settings {
  const { runId } = settings;
  return runId.startsWith(visitorMark) ? settings : { ...settings, runId: `${visitorMark}${runId}`.slice(0, 58) };
}

/** A night from open environment to told alerts. */
export async function runHealth(plan: HealthPlan): Promise<HealthResult> {
  const { loaded, now, say } = plan;
  const wanted = { ...loaded, settings: settingsOfVisitor(loaded.settings) };
  say(
    wanted.settings.baseUrl
      ? `environment ${wanted.settings.environment}  ${wanted.settings.baseUrl.href}`
      : 'starting the embedded environment',
  );
  const folder = healthFolder(wanted.settings.health.dir, wanted.settings.environment);
  checkHealthFolder(folder, plan.dryRun);
  const startedAt = now();
  const environment = await openEnvironment(plan.root, wanted, plan.request, plan.embedded);
  try {
    const { night, faults } = await walkNight(plan, environment.settings, folder, startedAt);
    return await keepAndTell(plan, environment.settings, folder, night, faults);
  } finally {
    await environment.close();
  }
}

async function walkNight(
  plan: HealthPlan,
  settings: RunSettings,
  folder: string,
  startedAt: Date,
): Promise<{ night: Night; faults: string[] }> {
  const { say } = plan;
  const { nights } = readHistory(readLines(join(folder, healthFiles.history)), settings.environment);
  const judged = (one: Visit): JudgedSample => judgeSample(one.sample, nights, settings.health);
  const first = await recordedVisit(plan, settings);
  const firstState = judged(first);
  const known = nights.findLast(({ state }) => state !== 'unknown')?.state ?? 'ok';
  const doubtful = ['down', 'degraded'].includes(firstState.state) && firstState.state !== known;
  let [visited, state, last] = [settings.runId, firstState, first];
  if (doubtful) {
    say(`confirming  ${firstState.state}, and ${known} before: a second visit, on fresh customers`);
    visited = repetitionOf(settings.runId);
    last = await recordedVisit(plan, { ...first.settings, runId: visited });
    state = confirmed(firstState, judged(last));
  }
  const tidied = await tidy(last.settings, last.sample.unreachable !== null, say);
  const night: Night = {
    kind: 'night',
    version: 1,
    runId: settings.runId,
    environment: settings.environment,
    at: startedAt.toISOString(),
    state: state.state,
    parts: state.parts.map((part) => named(part, visited)),
    verdict: verdictOf(doubtful ? [first, last] : [first]),
    sample: last.sample,
    ...(doubtful
      ? { first: { sample: first.sample, state: firstState.state, confirmed: state.state === firstState.state } }
      : {}),
    cleanUp: tidied ?? null,
  };
  return { night, faults: [...first.faults, ...(doubtful ? last.faults : [])] };
}

/** The exchange of a cause with the run whose evidence holds it. */
function named(part: PartState, runId: string): PartState {
  if (part.cause?.exchange === undefined) return part;
  return { ...part, cause: { ...part.cause, exchange: `${runId}/${part.cause.exchange}` } };
}

async function recordedVisit(plan: HealthPlan, settings: RunSettings): Promise<Visit> {
  const folder = runFolder(settings);
  setAside(folder);
  const facts = runFacts({
    root: plan.root,
    startedAt: plan.now().toISOString(),
    settings,
    suites: [],
    suitesOfProfile: 1,
    only: ['health'],
  });
  const redactor = new Redactor(new Identities(settings).secrets());
  // So that `npm run report` and `npm run replay` can show what a night saw.
  writeRunFile(folder, runFiles.facts, `${JSON.stringify(redactor.value(facts), null, 2)}\n`);
  return visit(settings, plan.documents, plan.now, plan.say);
}

function verdictOf(visits: readonly Visit[]): Night['verdict'] {
  const steps = visits.flatMap(({ sample }) => sample.steps);
  if (visits.some(({ verdict }) => verdict.counts.violated > 0)) return 'violated';
  // A valid request is due its success, unless the way to it was broken by something else.
  if (steps.some(({ outcome }) => outcome === 'refused')) return 'violated';
  return steps.every(({ outcome }) => outcome === 'ok') ? 'holds' : 'undecided';
}

/**
 * Deactivates customers of this and of earlier nights, whose runs may have been killed.
 * @returns what came of it; undefined where nobody could look
 */
async function tidy(
  settings: RunSettings,
  silent: boolean,
  say: (line: string) => void,
): Promise<Night['cleanUp'] | undefined> {
  if (silent) return undefined;
  const session = openSession(settings, 'clean-up', 1);
  try {
    const tidied = await cleanUp(session.transport, 'primary', [], `contract-${visitorMark}`);
    const { deactivated, left, remaining } = tidied;
    if (remaining === null) {
      say('clean-up   the customers could not be listed');
      return undefined;
    }
    const all = `${counted(remaining, 'customer')} of all nights there`;
    say(`clean-up   ${counted(deactivated, 'customer')} deactivated, ${left} failed; ${all}`);
    return { deactivated, left, remaining };
  } finally {
    session.close();
  }
}
