import { loadSettings } from '../config/load-settings.ts';
import { formatProblems } from '../config/problem.ts';
import { settingsToEnvironment } from '../config/settings-to-environment.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import { openEnvironment, runPreflight } from '../http/open-environment.ts';
import { environmentOfThisRun } from './environment-of-this-run.ts';
import { processVariables } from './process-variables.ts';

/**
 * Lets a developer run one suite with plain Jest: opens the environment, asks it whether a run makes sense and hands the
 * settings to the workers. Under `npm run contract` all of that is done already.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env[processVariables.journal] !== undefined) return;
  const root = process.cwd();
  const request = { env: process.env, cwd: root };
  const loaded = loadSettings(request);
  if ('problems' in loaded) throw new Error(formatProblems(loaded.problems));
  const environment = await openEnvironment(root, loaded, request);
  environmentOfThisRun.close = environment.close;
  const checked = await runPreflight(environment.settings);
  if ('cause' in checked) {
    await environment.close();
    throw new Error(`preflight: ${checked.cause.message}`);
  }
  Object.assign(process.env, settingsToEnvironment(checked.settings), {
    [processVariables.journal]: journalFolder(checked.settings),
  });
  process.stdout.write(`\nevidence  ${journalFolder(checked.settings)}\n`);
}
