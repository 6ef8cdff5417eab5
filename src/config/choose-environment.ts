import { environmentName, localEnvironment } from './environment-name.ts';
import type { SettingProblem } from './problem.ts';
import { settingTable } from './setting-table.ts';

/** The name of the environment and who gave it, or why a run cannot know which one is meant. */
export type EnvironmentChoice =
  | { readonly name: string; readonly source: 'flag' | 'variable' | 'default'; readonly where: string }
  | { readonly problem: SettingProblem };

type Variables = Readonly<Record<string, string | undefined>>;

/** Reasons why `local` may not be assumed: a pipeline, or a server that somebody pointed at. */
function reasonsToName(variables: Variables): string[] {
  const pipeline = (variables.CI ?? '').trim().toLowerCase();
  return [
    ...(pipeline === '' || pipeline === 'false' || pipeline === '0' ? [] : ['CI']),
    ...((variables[settingTable.baseUrl.name] ?? '').trim() === '' ? [] : [settingTable.baseUrl.name]),
  ];
}

function invalidName(name: string, complaint: string, where: string): SettingProblem {
  return {
    code: 'ENVIRONMENT_NAME_INVALID',
    setting: settingTable.environment.name,
    what: `the name of the environment ${complaint}`,
    expected: environmentName.expected,
    received: JSON.stringify(name.slice(0, 60)),
    where,
    next: 'use the NAME of your file .env.NAME, or local',
  };
}

function unnamed(reasons: readonly string[]): SettingProblem {
  return {
    code: 'ENVIRONMENT_UNNAMED',
    setting: settingTable.environment.name,
    what: `no environment is named, although ${reasons.join(' and ')} ${reasons.length === 1 ? 'is' : 'are'} set`,
    expected: `the option ${settingTable.environment.flag} NAME, or the variable ${settingTable.environment.name}`,
    received: 'nothing',
    where: `variable ${reasons.join(', variable ')}`,
    next: `say which environment is meant; ${settingTable.environment.flag} ${localEnvironment} is the embedded one`,
  };
}

/** Decides which environment is meant: the option, then the variable, then `local` where nothing speaks against it. */
export function chooseEnvironment(option: string | undefined, variables: Variables): EnvironmentChoice {
  const definition = settingTable.environment;
  const variable = (variables[definition.name] ?? '').trim();
  const source = option !== undefined ? 'flag' : variable !== '' ? 'variable' : 'default';
  if (source === 'default') {
    const reasons = reasonsToName(variables);
    if (reasons.length > 0) return { problem: unnamed(reasons) };
    return { name: localEnvironment, source, where: 'default' };
  }
  const name = option ?? variable;
  const where = source === 'flag' ? `option ${definition.flag}` : `variable ${definition.name}`;
  const parsed = environmentName.parse(name);
  if ('complaint' in parsed) return { problem: invalidName(name, parsed.complaint, where) };
  return { name: parsed.value, source, where };
}
