import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { formatProblems } from '../src/config/problem.ts';
import { diagnose } from '../src/doctor/diagnose.ts';
import { lineWidthOf, renderEnding, renderHeading, renderRow } from '../src/doctor/render-table.ts';
import { allWell } from '../src/doctor/row.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run doctor --')
  .description(
    'Looks at an environment step by step and says what keeps a run from starting. It only reads; locally it registers a key.',
  )
  .option('--env <name>', 'environment: local (embedded), or the name of an .env.<name> file')
  .option('--json', 'one JSON object instead of a table')
  .addHelpText(
    'after',
    `
Exit codes: 0 all fine, 2 settings wrong (nothing was sent), 3 a step failed or was not reached, 4 the doctor crashed

Examples:
  npm run doctor
  npm run doctor -- --env staging
  npm run --silent doctor -- --env staging --json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

async function main(): Promise<number> {
  const { env, json } = program.parse().opts<{ env?: string; json?: boolean }>();
  const print = (text: string): boolean => process.stdout.write(text);
  const lineWidth = lineWidthOf(process.stdout.columns);
  const diagnosis = await diagnose({
    root,
    request: { env: process.env, environmentName: env, cwd: root },
    onStart: (environment) => {
      if (!json) print(renderHeading(environment));
    },
    onRow: (row) => {
      if (!json) print(renderRow(row, lineWidth));
    },
  });
  if ('problems' in diagnosis) {
    const exitCode = exitCodes.misconfigured;
    if (json) print(`${JSON.stringify({ exitCode, problems: diagnosis.problems }, null, 2)}\n`);
    else
      process.stderr.write(
        `${formatProblems(diagnosis.problems)}\n\nexit ${exitCode}  misconfigured: nothing was sent\n`,
      );
    return exitCode;
  }
  const exitCode = allWell(diagnosis.rows) ? exitCodes.holds : exitCodes.undecided;
  print(json ? `${JSON.stringify({ exitCode, ...diagnosis }, null, 2)}\n` : renderEnding(diagnosis, exitCode));
  return exitCode;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const code = exitCodes['suite fault'];
    process.stderr.write(
      `the doctor crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit ${code}\n`,
    );
    process.exit(code);
  },
);
