/** What can be wrong with settings; the codes are stable and searchable. */
export type SettingProblemCode =
  | 'ENVIRONMENT_UNNAMED'
  | 'ENVIRONMENT_NAME_INVALID'
  | 'ENVIRONMENT_UNKNOWN'
  | 'SETTINGS_FILE_UNREADABLE'
  | 'SETTINGS_FILE_LINE'
  | 'SETTING_UNKNOWN'
  | 'SETTING_PLACEHOLDER'
  | 'SETTING_INVALID'
  | 'SETTING_MISSING'
  | 'SETTING_CONFLICT'
  | 'SETTING_FILE_UNREADABLE'
  | 'LOCAL_NOT_LOOPBACK'
  | 'PRODUCTION_REFUSED';

/** One thing that keeps a run from starting, in words for the person who must act; never the value of a secret. */
export interface SettingProblem {
  readonly code: SettingProblemCode;
  /** Name of the variable, or of the file where no single setting is to blame. */
  readonly setting: string;
  /** The problem in one sentence, without a full stop. */
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** The option, variable, or file and line. */
  readonly where: string;
  /** What to do now. */
  readonly next: string;
}

function formatProblem(problem: SettingProblem): string {
  return [
    `${problem.code}  ${problem.what}`,
    `  expected  ${problem.expected}`,
    `  received  ${problem.received}`,
    `  where     ${problem.where}`,
    `  next      ${problem.next}`,
  ].join('\n');
}

/** All problems as text for the console, headed by their number; the caller exits with 2. */
export function formatProblems(problems: readonly SettingProblem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const heading = `${count} with the settings: nothing was sent. docs/environment.md explains every setting.`;
  return [heading, ...problems.map(formatProblem)].join('\n\n');
}
