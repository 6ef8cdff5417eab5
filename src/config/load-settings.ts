import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { buildSettings, capabilitiesOf } from './build-settings.ts';
import { chooseEnvironment, type EnvironmentChoice } from './choose-environment.ts';
import type { SettingDefinition } from './definition.ts';
import { localEnvironment, settingsFileName } from './environment-name.ts';
import { collectGiven } from './given-settings.ts';
import type { SettingProblem } from './problem.ts';
import { withoutSecrets } from './received-text.ts';
import { checkAlerts } from './rules/alerts.ts';
import { checkLocalAddresses, checkProductionHost } from './rules/base-url.ts';
import { checkCapabilities } from './rules/capabilities.ts';
import { checkCredentials, type SettingsPurpose } from './rules/credentials.ts';
import { checkPace } from './rules/pace.ts';
import { readReferredFiles } from './rules/referred-files.ts';
import { generateRunId } from './run-id.ts';
import { originsOf, type SettingOrigins } from './setting-origins.ts';
import { settingTable } from './setting-table.ts';
import { SettingValues } from './setting-values.ts';
import type { Settings } from './settings.ts';
import { type EnvFile, readEnvFile } from './settings-file.ts';
import { unknownEnvironment } from './unknown-environment.ts';
import { findUnknownNames } from './unknown-names.ts';

/** Settings that options of the command line may say; undefined where the option was not given. */
export interface SettingOverrides {
  readonly profile?: string | undefined;
  readonly seed?: string | undefined;
  readonly runId?: string | undefined;
  readonly build?: string | undefined;
  readonly reportDir?: string | undefined;
  readonly healthDir?: string | undefined;
}

/** Where settings come from. */
export interface SettingsRequest {
  /** The variables of the process, or a stand-in; never changed. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Value of the option `--env`. */
  readonly environmentName?: string | undefined;
  readonly overrides?: SettingOverrides;
  /** Folder of `.env.NAME`, from which relative paths of settings start. */
  readonly cwd: string;
  /** `register-key` does without the id of the key that is only now registered; default `run`. */
  readonly purpose?: SettingsPurpose;
  /** Time of a generated run id; default now. */
  readonly now?: Date;
}

/** Settings that can be relied on, where each came from, and what a person should know although it is no problem. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly origins: SettingOrigins;
  readonly notices: readonly string[];
}

function overridesByDefinition(overrides: SettingOverrides): Map<SettingDefinition<unknown>, string> {
  const { profile, seed, runId, build, reportDir, healthDir } = settingTable;
  const pairs: [SettingDefinition<unknown>, string | undefined][] = [
    [profile, overrides.profile],
    [seed, overrides.seed],
    [runId, overrides.runId],
    [build, overrides.build],
    [reportDir, overrides.reportDir],
    [healthDir, overrides.healthDir],
  ];
  return new Map(pairs.filter((pair): pair is [SettingDefinition<unknown>, string] => pair[1] !== undefined));
}

function check(values: SettingValues, request: SettingsRequest): { readOnly: boolean } {
  readReferredFiles(values, request.cwd);
  checkLocalAddresses(values);
  const readOnly = checkProductionHost(values);
  checkCredentials(values, request.purpose ?? 'run');
  const capabilities = capabilitiesOf(values);
  checkCapabilities(values, capabilities, readOnly);
  checkPace(values, { isLocal: values.isLocal, bulk: capabilities.has('bulk') });
  checkAlerts(values);
  return { readOnly };
}

function readValues(request: SettingsRequest, environment: string, file: EnvFile): SettingValues {
  const flags = overridesByDefinition(request.overrides ?? {});
  const sources = { flags, variables: request.env, fileName: file.name, entries: file.entries };
  return new SettingValues(
    { name: environment, isLocal: environment === localEnvironment, fileName: file.name },
    collectGiven(sources),
  );
}

function scrubbed(problems: readonly SettingProblem[], values: SettingValues): SettingProblem[] {
  const safe = (text: string) => withoutSecrets(text, values.secrets);
  return problems.map((problem) => ({
    ...problem,
    what: safe(problem.what),
    expected: safe(problem.expected),
    received: safe(problem.received),
    where: safe(problem.where),
    next: safe(problem.next),
  }));
}

/** Without a name neither file nor rules are known, but whatever can be told about the variables is told. */
function problemsWithoutEnvironment(request: SettingsRequest, choice: EnvironmentChoice & { problem: SettingProblem }) {
  const file: EnvFile = { name: settingsFileName('NAME'), absent: true, entries: [], problems: [], notices: [] };
  const values = readValues(request, '', file);
  const unknown = findUnknownNames(request.env, [], file.name);
  const parsed = values.problems.filter(({ setting }) => setting !== choice.problem.setting);
  return { problems: scrubbed([choice.problem, ...unknown, ...parsed], values) };
}

/**
 * Reads and checks all settings: options win over variables, variables over `.env.NAME`. Reads that file and the key and
 * certificate files it refers to, sends nothing and changes nothing; reports every problem at once, without secrets.
 */
export function loadSettings(request: SettingsRequest): LoadedSettings | { problems: readonly SettingProblem[] } {
  const choice = chooseEnvironment(request.environmentName, request.env);
  if ('problem' in choice) return problemsWithoutEnvironment(request, choice);
  const fileName = settingsFileName(choice.name);
  const file = readEnvFile(join(request.cwd, fileName), fileName);
  const values = readValues(request, choice.name, file);
  const { readOnly } = check(values, request);
  const unknown = findUnknownNames(request.env, file.entries, file.name);
  const { baseUrl, apiKey, apiSecret } = settingTable;
  const nowhere = file.absent && !values.isLocal && ![baseUrl, apiKey, apiSecret].some((one) => values.has(one));
  const problems = [
    ...file.problems,
    ...(nowhere ? [unknownEnvironment(choice, request.cwd)] : []),
    ...unknown,
    // Where nothing says what is meant, all that is missing has one cause.
    ...values.problems.filter(({ code }) => !nowhere || code !== 'SETTING_MISSING'),
  ];
  if (problems.length > 0) return { problems: scrubbed(problems, values) };
  const newRunId = generateRunId(request.now ?? new Date(), randomBytes(6));
  return {
    settings: buildSettings(values, { readOnly, newRunId }),
    origins: originsOf(values, choice),
    notices: [...file.notices, ...values.notices],
  };
}
