import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadSettings, type SettingsRequest } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import type { Night } from '../src/health/night.ts';
import { EmbeddedRefusal } from '../src/http/embedded.ts';
import { renderHealthConsole } from '../src/report/health/health-console.ts';
import { UnusableHealthFolder } from '../src/run/health-files.ts';
import { runHealth } from '../src/run/health-run.ts';
import { formatDocumentProblems, readProjectDocuments } from '../src/run/project-documents.ts';

interface Flags {
  readonly env?: string;
  readonly seed?: string;
  readonly runId?: string;
  readonly reportDir?: string;
  readonly healthDir?: string;
  readonly fault?: string;
  readonly variant?: string;
  readonly dryRun?: true;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const exitCodes: Readonly<Record<Night['state'], number>> = { ok: 0, degraded: 1, down: 1, unknown: 3 };

const program = new Command('npm run health --')
  .description('Visits an environment once: is onboarding alive, how fast, since when not.')
  .option('--env <name>', 'environment: local (embedded), or the name of an .env.<name> file')
  .option('--health-dir <folder>', 'where history, ledger of alerts and status page are kept')
  .option('--dry-run', 'keep nothing and tell nobody; print which alerts would be sent')
  .option('--seed <text>', 'seed of everything the run makes up')
  .option('--run-id <id>', 'names the run and all that it creates')
  .option('--report-dir <folder>', 'where evidence goes')
  .option('--fault <id>', 'local only: let the embedded environment do one thing wrong')
  .option('--variant <id>', 'local only: let the embedded environment do one thing differently')
  .addHelpText(
    'after',
    `
Exit codes: 0 ok, 1 degraded or down, 2 misconfigured, 3 unknown, 4 suite fault

Examples:
  npm run health -- --env local
  npm run health -- --env sandbox --health-dir /var/lib/onboarding-health
  npm run health -- --env sandbox --dry-run`,
  )
  .exitOverride((error) => {
    // Commander has said already what is wrong; `--help` ends here too, with 0.
    if (error.exitCode === 0) process.exit(0);
    misconfigured('');
  });

function misconfigured(text: string): never {
  const said = text.trim() === '' ? '' : `${text.trimEnd()}\n`;
  process.stderr.write(`${said}\nexit 2  misconfigured: nothing was sent\n`);
  process.exit(2);
}

async function main(): Promise<void> {
  const flags = program.parse().opts<Flags>();
  const { seed, runId, reportDir, healthDir } = flags;
  const request: SettingsRequest = {
    env: process.env,
    environmentName: flags.env,
    overrides: { seed, runId, reportDir, healthDir },
    cwd: root,
  };
  const loaded = loadSettings(request);
  if ('problems' in loaded) misconfigured(formatProblems(loaded.problems));
  for (const notice of loaded.notices) process.stderr.write(`notice: ${notice}\n`);
  const { settings } = loaded;
  if ((flags.fault ?? flags.variant) !== undefined && (!settings.isLocal || settings.baseUrl)) {
    misconfigured(
      `OPTION_LOCAL_ONLY  --fault and --variant\n  expected  the embedded environment, --env local without OFFBLOCKS_BASE_URL\n  received  environment ${settings.environment}`,
    );
  }
  if (settings.readOnly || !settings.capabilities.has('simulator')) {
    misconfigured(
      `HEALTH_NEEDS_SIMULATOR  a visit creates two customers and lets the simulator judge them\n  expected  an environment with the capability simulator in OFFBLOCKS_CAPABILITIES, no production host\n  received  environment ${settings.environment}${settings.readOnly ? ', production' : ''} with ${[...settings.capabilities].join(', ') || 'no capability'}`,
    );
  }
  const { documents, problems } = readProjectDocuments(root);
  if (problems.length > 0) misconfigured(formatDocumentProblems(problems));
  const embedded = {
    ...(flags.fault === undefined ? {} : { fault: flags.fault }),
    ...(flags.variant === undefined ? {} : { variant: flags.variant }),
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      process.stderr.write(
        `\n${signal}: this night is not in the history; the next one deactivates what it left behind\nexit 3  unknown\n`,
      );
      process.exit(3);
    });
  }
  const { night, report, folder, faults } = await runHealth({
    root,
    loaded,
    request,
    embedded,
    documents,
    dryRun: flags.dryRun === true,
    now: () => new Date(),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(renderHealthConsole(report));
  for (const fault of faults) process.stderr.write(`suite fault: ${fault}\n`);
  const kept = flags.dryRun ? 'dry run: nothing was kept' : `page      ${join(folder, 'health.html')}`;
  process.exitCode = faults.length > 0 ? 4 : exitCodes[night.state];
  process.stdout.write(`${kept}\nexit ${process.exitCode}  ${faults.length > 0 ? 'suite fault' : night.state}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof EmbeddedRefusal || error instanceof UnusableHealthFolder) misconfigured(error.message);
  process.stderr.write(
    `suite fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit 4\n`,
  );
  process.exit(4);
});
