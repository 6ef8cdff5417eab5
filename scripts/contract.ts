import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { loadSettings, type SettingsRequest } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import { EmbeddedRefusal } from '../src/http/embedded.ts';
import { suiteFiles } from '../src/jest/suite-files.ts';
import { renderSummary } from '../src/report/console.ts';
import { unkept } from '../src/report/unkept.ts';
import { ContractRun } from '../src/run/contract-run.ts';
import { readKnownState } from '../src/run/known-state.ts';
import { formatDocumentProblems, readProjectDocuments } from '../src/run/project-documents.ts';
import { formatRunProblem } from '../src/run/run-problem.ts';
import { tellPipeline } from '../src/run/tell-pipeline.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly env?: string;
  readonly profile?: string;
  readonly only: readonly string[];
  readonly seed?: string;
  readonly runId?: string;
  readonly build?: string;
  readonly reportDir?: string;
  readonly fault?: string;
  readonly variant?: string;
  readonly against?: string;
  readonly confirm: boolean;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run contract --')
  .description('Runs the contract suites against an environment and ends in a verdict.')
  .option('--env <name>', 'environment: local (embedded), or the name of an .env.<name> file')
  .addOption(new Option('--profile <name>', 'how much runs').choices(['flow', 'gate', 'deep']))
  .option(
    '--only <text>',
    'only suites whose name contains the text, for example flow or flows/approve; several by commas, or given again',
    (text: string, before: readonly string[]) => [...before, ...text.split(',').map((part) => part.trim())],
    [],
  )
  .option('--seed <text>', 'seed of everything the run makes up')
  .option('--run-id <id>', 'names the run and all that it creates')
  .option('--build <id>', 'the build of the API that is judged; named in the verdict')
  .option('--report-dir <folder>', 'where evidence and reports go')
  .option('--against <run>', "compare with an earlier run, its id or folder, instead of the environment's baseline")
  .option(
    '--no-confirm',
    'do not run suites that found a violation again, on fresh customers, to tell confirmed from flaky',
  )
  .option('--fault <id>', 'local only: let the embedded environment do one thing wrong')
  .option('--variant <id>', 'local only: let the embedded environment do one thing differently')
  .addHelpText(
    'after',
    `
Exit codes: 0 holds, 1 violated, 2 misconfigured, 3 undecided, 4 suite fault

Examples:
  npm run contract -- --env local
  npm run contract -- --env local --only flows/approve
  npm run contract -- --env local --only states,webhooks/deliveries
  npm run contract -- --env local --fault schema-drop-required
  npm run contract -- --env sandbox --build 2026.11.3
  npm run contract -- --env sandbox --against 20261120T020000Z-k3jx7q`,
  )
  .exitOverride((error) => {
    // Commander has said already what is wrong; `--help` ends here too, with 0.
    if (error.exitCode === 0) process.exit(0);
    misconfigured('');
  });

function misconfigured(text: string): never {
  const said = text.trim() === '' ? '' : `${text.trimEnd()}\n`;
  process.stderr.write(`${said}\nexit ${exitCodes.misconfigured}  misconfigured: nothing was sent\n`);
  process.exit(exitCodes.misconfigured);
}

async function main(): Promise<void> {
  const flags = program.parse().opts<Flags>();
  const { profile, seed, runId, build, reportDir } = flags;
  const request: SettingsRequest = {
    env: process.env,
    environmentName: flags.env,
    overrides: { profile, seed, runId, build, reportDir },
    cwd: root,
  };
  const loaded = loadSettings(request);
  if ('problems' in loaded) misconfigured(formatProblems(loaded.problems));
  for (const notice of loaded.notices) process.stderr.write(`notice: ${notice}\n`);
  const { settings } = loaded;
  if ((flags.fault ?? flags.variant) !== undefined && (!settings.isLocal || settings.baseUrl)) {
    misconfigured(
      'OPTION_LOCAL_ONLY  --fault and --variant\n  expected  the embedded environment, --env local without OFFBLOCKS_BASE_URL\n  received  environment ' +
        settings.environment,
    );
  }
  const { documents, problems: documentProblems } = readProjectDocuments(root);
  if (documentProblems.length > 0) misconfigured(formatDocumentProblems(documentProblems));
  const compared = readKnownState({
    root,
    reportDir: settings.reportDir,
    environment: settings.environment,
    profile: settings.profile,
    against: flags.against,
  });
  if ('problem' in compared) misconfigured(formatRunProblem(compared.problem));
  const { known } = compared;
  const all = suiteFiles(root, settings.profile);
  const suites = suiteFiles(root, settings.profile, flags.only);
  // Each text must select something: a misspelt one beside a right one would silently leave suites out.
  const idle = flags.only.filter((text) => text === '' || !all.some(({ name }) => name.includes(text)));
  if (idle.length > 0 || suites.length === 0) {
    misconfigured(
      `ONLY_MATCHES_NOTHING  --only ${flags.only.join(',')}\n  expected  a part of one of: ${all.map(({ name }) => name).join(', ')}\n  received  ${idle.join(', ') || 'nothing'}`,
    );
  }
  const embedded = {
    ...(flags.fault === undefined ? {} : { fault: flags.fault }),
    ...(flags.variant === undefined ? {} : { variant: flags.variant }),
  };
  const run = new ContractRun(
    {
      root,
      loaded,
      request,
      embedded,
      suites,
      suitesOfProfile: all.length,
      only: flags.only,
      documents,
      known,
      confirm: flags.confirm,
    },
    (line) => process.stdout.write(`${line}\n`),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.interrupt(signal));
  const { report, folder, unwritten } = await run.run();
  const told = unkept(report, unwritten);
  process.stdout.write(renderSummary(told, folder));
  const untold = tellPipeline(told, process.env, (text) => process.stdout.write(text));
  for (const why of [...unwritten, ...(untold === undefined ? [] : [untold])]) process.stderr.write(`notice: ${why}\n`);
  process.exitCode = told.exitCode;
}

main().catch((error: unknown) => {
  if (error instanceof EmbeddedRefusal) misconfigured(error.message);
  process.stderr.write(
    `suite fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit ${exitCodes['suite fault']}\n`,
  );
  process.exit(exitCodes['suite fault']);
});
