import { randomBytes } from 'node:crypto';
import { describeSettings } from '../config/describe-settings.ts';
import { type LoadedSettings, loadSettings, type SettingsRequest } from '../config/load-settings.ts';
import type { SettingProblem } from '../config/problem.ts';
import { generateRunId } from '../config/run-id.ts';
import { settingNamed, settingTable } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import { type OpenEnvironment, openEnvironment } from '../http/open-environment.ts';
import { openSession } from '../http/session.ts';
import { oneLine } from './answer-text.ts';
import { doctorSteps } from './doctor-steps.ts';
import { settingsPlace } from './examination.ts';
import type { Finding, Foundation, Row } from './row.ts';
import { type RowOutlet, takeSteps } from './take-steps.ts';

/** What the doctor is asked to look at, and where its rows go while it looks. */
export interface DiagnosisRequest {
  /** Folder of the project. */
  readonly root: string;
  readonly request: SettingsRequest;
  /** Called once the settings are known to be right, before anything is sent. */
  onStart?(environment: string): void;
  onRow?(row: Row): void;
}

/** What the doctor found. */
export interface Diagnosis {
  readonly environment: string;
  /** Absent where the embedded environment did not start. */
  readonly baseUrl?: string;
  readonly rows: readonly Row[];
  /** Folder of the exchanges. */
  readonly journal: string;
}

/**
 * Looks at an environment step by step, or says what is wrong with its settings without sending anything. The exchanges
 * are kept under a run id of the doctor's own, so that they mix with those of no run.
 */
export async function diagnose(asked: DiagnosisRequest): Promise<Diagnosis | { problems: readonly SettingProblem[] }> {
  const runId = `doctor-${generateRunId(new Date(), randomBytes(6))}`;
  const request = { ...asked.request, overrides: { ...asked.request.overrides, runId } };
  const loaded = loadSettings(request);
  if ('problems' in loaded) return loaded;
  return examine(asked, loaded, request);
}

async function examine(asked: DiagnosisRequest, loaded: LoadedSettings, request: SettingsRequest): Promise<Diagnosis> {
  const { settings } = loaded;
  const embedded = settings.baseUrl === undefined;
  const rows: Row[] = [];
  const show = (row: Row): void => {
    rows.push(row);
    asked.onRow?.(row);
  };
  const row = (step: string, finding: Finding, restsOn: string[], of: Settings): Row => {
    return { step, ...finding, restsOn: foundations(of, loaded, restsOn) };
  };
  asked.onStart?.(settings.environment);
  show(row('settings', judgeSettings(loaded), [settingTable.environment.name], settings));
  const diagnosis = { environment: settings.environment, rows, journal: journalFolder(settings) };
  const environment = await started(asked.root, loaded, request);
  if (embedded) show(row('start', startFinding(environment), [], settings));
  if ('failure' in environment) {
    await takeSteps(
      doctorSteps(settings),
      undefined,
      outletOf(settings, loaded, (text) => text, show),
      'start',
    );
    return diagnosis;
  }
  try {
    const session = openSession(environment.settings, 'doctor', 1);
    try {
      const examination = { settings: environment.settings, session, accepted: new Set<never>() };
      const outlet = outletOf(environment.settings, loaded, (text) => session.redactor.text(text), show);
      await takeSteps(doctorSteps(environment.settings), examination, outlet);
    } finally {
      session.close();
    }
  } finally {
    await environment.close();
  }
  return { ...diagnosis, baseUrl: environment.settings.baseUrl.href };
}

async function started(
  root: string,
  loaded: LoadedSettings,
  request: SettingsRequest,
): Promise<OpenEnvironment | { failure: string }> {
  try {
    return await openEnvironment(root, loaded, request);
  } catch (error) {
    // Only the start of the embedded environment can fail here, and its error says what it printed.
    return { failure: oneLine(String((error as Error).message ?? error), 400) };
  }
}

function startFinding(environment: OpenEnvironment | { failure: string }): Finding {
  if ('failure' in environment) {
    const advice = 'npm run sandbox starts it alone and shows why; npm ci mends missing packages';
    return { state: 'failed', seen: environment.failure, advice };
  }
  return { state: 'ok', seen: `the embedded environment listens on ${environment.settings.baseUrl.href}` };
}

function judgeSettings({ settings, origins, notices }: LoadedSettings): Finding {
  const given = [...origins.values()].filter(({ source }) => source !== 'default').length;
  const production = settings.readOnly ? '; production: only reads run' : '';
  const seen = settings.baseUrl
    ? `${settings.baseUrl.href}, ${given} settings given, the rest by default${production}`
    : 'none is needed: the embedded environment gives address and credentials';
  if (notices.length === 0) return { state: 'ok', seen };
  return { state: 'warned', seen: `${seen}; ${notices.join('; ')}`, advice: `mend it in ${settingsPlace(settings)}` };
}

function outletOf(
  settings: Settings,
  loaded: LoadedSettings,
  redact: (text: string) => string,
  onRow: (row: Row) => void,
): RowOutlet {
  return { describe: (names) => foundations(settings, loaded, names), redact, onRow };
}

/** The settings as foundations of a row; of those that say how to get there, only the ones in use. */
function foundations(settings: Settings, { origins }: LoadedSettings, names: readonly string[]): Foundation[] {
  const described = new Map(describeSettings(settings, origins).map(({ name, value }) => [name, value]));
  return names.flatMap((setting) => {
    const value = described.get(setting);
    if (value !== undefined) return [{ setting, value }];
    return settingNamed(setting)?.group === 'network' ? [] : [{ setting }];
  });
}
