import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadSettings } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import type { Settings } from '../src/config/settings.ts';
import { runFolder } from '../src/evidence/run-folder.ts';
import { findExchange } from '../src/replay/find-exchange.ts';
import { replayEnvironment } from '../src/replay/recorded-environment.ts';
import { renderComparison, renderFindings, renderRequest } from '../src/replay/render-replay.ts';
import { replay } from '../src/replay/replay.ts';
import { findRunFolder } from '../src/run/recorded-run.ts';
import { reportFolder } from '../src/run/report-folder.ts';
import { formatRunProblem } from '../src/run/run-problem.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly run?: string;
  readonly env?: string;
  readonly newKey?: boolean;
  readonly dryRun?: boolean;
  readonly reportDir?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const usualColumns = 120;

const program = new Command('npm run replay --')
  .description(
    'Sends a recorded exchange again, freshly signed, and shows the recorded answer beside the new one. What is redacted is filled in from the settings.',
  )
  .argument('<exchange>', 'id of the exchange as reports show it, for example approve.read#4')
  .option('--run <run>', 'the run that holds it, its id or folder; the last one unless given')
  .option('--env <name>', 'environment of the run, where the run does not tell it; any other is refused')
  .option('--new-key', 'with a new idempotency key instead of its own')
  .option('--dry-run', 'show the request, send nothing')
  .option('--report-dir <folder>', 'where the runs are, and where this exchange is recorded')
  .addHelpText(
    'after',
    `
Exit codes: 0 answered alike, 1 answered differently, 2 nothing could be sent, 3 no answer, 4 crash

Examples:
  npm run replay -- approve.read#4
  npm run replay -- approve.create#2 --run 20261120T020000Z-k3jx7q --new-key
  npm run replay -- approve.create#2 --dry-run`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function refused(text: string): number {
  process.stderr.write(`${text}\n\nexit ${exitCodes.misconfigured}  nothing was sent\n`);
  return exitCodes.misconfigured;
}

/** What to do where the environment was there once and gives no answer now. */
function afterNoAnswer({ isLocal, environment }: Pick<Settings, 'isLocal' | 'environment'>): string {
  return isLocal
    ? 'if npm run sandbox has ended, start it again and run the suites there: what it knew went with it'
    : `npm run doctor -- --env ${environment}`;
}

async function main(): Promise<number> {
  const flags = program.parse().opts<Flags>();
  const [id = ''] = program.args;
  const reportDir = reportFolder(flags.reportDir, process.env, root);
  const folder = findRunFolder(reportDir, flags.run, root);
  if ('problem' in folder) return refused(formatRunProblem(folder.problem));
  const found = findExchange(folder.folder, id);
  if ('problem' in found) return refused(formatRunProblem(found.problem));
  const asked = { option: flags.env, variable: process.env.CONTRACT_ENV };
  const chosen = replayEnvironment(folder.folder, asked);
  if ('problem' in chosen) return refused(formatRunProblem(chosen.problem));
  const loaded = loadSettings({
    env: process.env,
    environmentName: chosen.environment,
    overrides: { reportDir },
    cwd: root,
  });
  if ('problems' in loaded) return refused(formatProblems(loaded.problems));
  const { baseUrl, runId } = loaded.settings;
  if (!baseUrl)
    return refused(
      formatRunProblem({
        code: 'REPLAY_ENVIRONMENT_GONE',
        what: 'the embedded environment of that run ended with it, and nothing of what it knew is left',
        expected: 'an environment that runs',
        received: 'environment local without OFFBLOCKS_BASE_URL',
        where: basename(folder.folder),
        next: 'npm run sandbox keeps one running: put the lines that it prints into .env.local, run the suites, then replay',
      }),
    );
  const settings = { ...loaded.settings, baseUrl, runId: `replay-${runId}` };
  const print = (text: string): boolean => process.stdout.write(text);
  print(`exchange  ${id} of run ${basename(folder.folder)}, recorded ${found.exchange.at}\n`);
  print(`to        ${settings.environment}  ${baseUrl.href}\n`);
  const result = await replay({
    exchange: found.exchange,
    settings,
    newKey: flags.newKey === true,
    dryRun: flags.dryRun === true,
  });
  if ('problem' in result) return refused(formatRunProblem(result.problem));
  for (const notice of result.notices) print(`notice    ${notice}\n`);
  if ('preview' in result) {
    print(`\n${renderRequest(result.preview)}\nexit 0  nothing was sent (--dry-run)\n`);
    return 0;
  }
  const recorded = runFolder(settings);
  const evidence = relative(root, recorded).startsWith('..') ? recorded : relative(root, recorded);
  if ('failure' in result) {
    print(`\nno answer: ${result.failure}\nnext      ${afterNoAnswer(settings)}\n\n`);
    print(`evidence  ${evidence}/\nexit ${exitCodes.undecided}  no answer\n`);
    return exitCodes.undecided;
  }
  const { record, compared } = result;
  print(`\n${record.request.method} ${record.request.url}\n\n`);
  print(renderComparison(compared, process.stdout.columns ?? usualColumns));
  print(renderFindings(found.exchange, record));
  const code = compared.alike ? exitCodes.holds : exitCodes.violated;
  print(
    `\nevidence  ${evidence}/  (${record.id})\nexit ${code}  answered ${compared.alike ? 'alike' : 'differently'}\n`,
  );
  return code;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const code = exitCodes['suite fault'];
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`the replay crashed: ${text}\nexit ${code}\n`);
    process.exit(code);
  },
);
