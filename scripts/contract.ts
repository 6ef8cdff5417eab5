import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { contract } from '../generated/operations.ts';
import { loadSettings, type SettingsRequest } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import { EmbeddedRefusal } from '../src/http/embedded.ts';
import { suiteFiles } from '../src/jest/suite-files.ts';
import { renderSummary } from '../src/report/console.ts';
import { ContractRun } from '../src/run/contract-run.ts';
import { exitCodes } from '../src/verdict/outcome.ts';
import { readRequirements } from '../src/verdict/requirements.ts';
import { readWaivers } from '../src/verdict/waivers.ts';

interface Flags {
  readonly env?: string;
  readonly profile?: string;
  readonly only?: string;
  readonly seed?: string;
  readonly runId?: string;
  readonly build?: string;
  readonly reportDir?: string;
  readonly fault?: string;
  readonly variant?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run contract --')
  .description('Runs the contract suites against an environment and ends in a verdict.')
  .option('--env <name>', 'environment: local (embedded), or the name of an .env.<name> file')
  .addOption(new Option('--profile <name>', 'how much runs').choices(['flow', 'gate', 'deep']))
  .option('--only <text>', 'only suites whose name contains the text, for example flow or flows/approve')
  .option('--seed <text>', 'seed of everything the run makes up')
  .option('--run-id <id>', 'names the run and all that it creates')
  .option('--build <id>', 'the build of the API that is judged; named in the verdict')
  .option('--report-dir <folder>', 'where evidence and reports go')
  .option('--fault <id>', 'local only: let the embedded environment do one thing wrong')
  .option('--variant <id>', 'local only: let the embedded environment do one thing differently')
  .addHelpText(
    'after',
    `
Exit codes: 0 holds, 1 violated, 2 misconfigured, 3 undecided, 4 suite fault

Examples:
  npm run contract -- --env local
  npm run contract -- --env local --only flows/approve
  npm run contract -- --env local --fault schema-drop-required
  npm run contract -- --env sandbox --build 2026.11.3`,
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
  const { requirements, problems: requirementProblems } = readRequirements(join(root, 'requirements.yaml'));
  const { waivers, problems: waiverProblems } = readWaivers(join(root, 'waivers.yaml'), requirements);
  const documentProblems = [...requirementProblems, ...waiverProblems];
  if (documentProblems.length > 0) {
    misconfigured(
      documentProblems
        .map(
          ({ code, where, expected, received }) =>
            `${code}  ${where}\n  expected  ${expected}\n  received  ${received}`,
        )
        .join('\n'),
    );
  }
  const all = suiteFiles(root, settings.profile);
  const suites = suiteFiles(root, settings.profile, flags.only);
  if (suites.length === 0) {
    misconfigured(
      `ONLY_MATCHES_NOTHING  --only ${flags.only ?? ''}\n  expected  a part of one of: ${all.map(({ name }) => name).join(', ')}\n  received  ${flags.only ?? 'nothing'}`,
    );
  }
  const embedded = {
    ...(flags.fault === undefined ? {} : { fault: flags.fault }),
    ...(flags.variant === undefined ? {} : { variant: flags.variant }),
  };
  const run = new ContractRun(
    { root, loaded, request, embedded, suites, full: suites.length === all.length, requirements, waivers },
    (line) => process.stdout.write(`${line}\n`),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.interrupt(signal));
  const result = await run.run();
  const facts = {
    build: settings.build,
    isLocal: settings.isLocal,
    baseUrl: result.settings.baseUrl.href,
    contractVersion: contract.version,
    folder: result.folder,
    durationMs: result.durationMs,
    seed: settings.seed,
    runId: settings.runId,
  };
  process.stdout.write(renderSummary(result.verdict, facts, requirements));
  process.exitCode = exitCodes[result.verdict.word];
}

main().catch((error: unknown) => {
  if (error instanceof EmbeddedRefusal) misconfigured(error.message);
  process.stderr.write(
    `suite fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit ${exitCodes['suite fault']}\n`,
  );
  process.exit(exitCodes['suite fault']);
});
