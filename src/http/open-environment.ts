import { join } from 'node:path';
import { type LoadedSettings, loadSettings, type SettingsRequest } from '../config/load-settings.ts';
import { formatProblems } from '../config/problem.ts';
import type { StepCause } from '../evidence/records.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded.ts';
import { preflight } from './preflight.ts';
import { openSession, type RunSettings } from './session.ts';

/** An environment that runs, with the settings to reach it. */
export interface OpenEnvironment {
  readonly settings: RunSettings;
  /** Ends what was started for the run; an environment that was there before stays. */
  close(): Promise<void>;
}

/**
 * Makes sure that the environment of the settings runs: the embedded one is started unless its address is given.
 * @param loaded the settings as they were given
 * @param request where they came from, to read them again with what the embedded environment announces
 */
export async function openEnvironment(
  root: string,
  loaded: LoadedSettings,
  request: SettingsRequest,
  options: EmbeddedOptions = {},
): Promise<OpenEnvironment> {
  const { settings } = loaded;
  const { baseUrl } = settings;
  if (baseUrl) return { settings: { ...settings, baseUrl }, close: async () => undefined };
  const embedded = await startEmbedded(join(root, 'sandbox/main.ts'), { seed: settings.seed, ...options });
  // What the developer set stays; what the environment announces fills in the rest.
  const given = Object.fromEntries(
    Object.entries(request.env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const overrides = { ...request.overrides, runId: settings.runId };
  const announced = loadSettings({
    ...request,
    environmentName: settings.environment,
    env: { ...embedded.variables, ...given },
    overrides,
  });
  if ('problems' in announced || !announced.settings.baseUrl) {
    await embedded.stop();
    const text = 'problems' in announced ? formatProblems(announced.problems) : 'no base URL';
    throw new Error(`the embedded environment announced settings that can't be used:\n${text}`);
  }
  return { settings: { ...announced.settings, baseUrl: announced.settings.baseUrl }, close: () => embedded.stop() };
}

/** Asks the environment whether a run makes sense; gives the settings to run with, or why the suites must not start. */
export async function runPreflight(settings: RunSettings): Promise<{ settings: RunSettings } | { cause: StepCause }> {
  const session = openSession(settings, 'preflight', 1);
  try {
    const result = await preflight(session.transport);
    if ('cause' in result) return result;
    const [primary, second] = [result.credentials.get('primary'), result.credentials.get('second')];
    return { settings: { ...settings, ...(primary ? { primary } : {}), ...(second ? { second } : {}) } };
  } finally {
    session.close();
  }
}
