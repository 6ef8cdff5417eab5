import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { capabilityNames } from '../src/config/capabilities.ts';
import { coverageOf } from '../src/coverage/coverage.ts';
import { readHoleReasons } from '../src/coverage/hole-reasons.ts';
import { lastRun, readRun } from '../src/coverage/run-evidence.ts';
import { thisContract } from '../src/coverage/this-contract.ts';
import { renderCoverage } from '../src/report/coverage-text.ts';

interface Flags {
  readonly json?: boolean;
  readonly only?: string;
  readonly reportDir: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run coverage --')
  .description('Lists how much of the contract a run reached, and why not the rest: holes first, on five axes.')
  .argument('[run]', 'folder or id of the run; the last one unless it is named')
  .option('--only <text>', 'only places that contain the text, for example createCustomer')
  .option('--report-dir <folder>', 'where runs lie', process.env.CONTRACT_REPORT_DIR || 'reports')
  .option('--json', 'the coverage as JSON')
  .addHelpText(
    'after',
    `
Exit codes: 0 listed, 2 wrong option, no such run, or coverage.yaml is wrong

Examples:
  npm run coverage
  npm run coverage -- reports/20261123T100000Z-abc
  npm run coverage -- --only "createCustomer request body"
  npm run -s coverage -- --json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

function refused(code: string, what: string, expected: string, received: string, next: string): number {
  const rows = [`${code}  ${what}`, `  expected  ${expected}`, `  received  ${received}`, `  next      ${next}`];
  process.stderr.write(`${rows.join('\n')}\n`);
  return 2;
}

const runAgain = 'run the suites, for example: npm run contract -- --env local';

function main(): number {
  const { json = false, only = '', reportDir } = program.parse().opts<Flags>();
  const [named] = program.args;
  const folder = named === undefined ? lastRun(resolve(root, reportDir)) : folderOf(named, reportDir);
  if (folder === undefined)
    return named === undefined
      ? refused('NO_RUN', reportDir, 'a folder with runs in it', 'none', runAgain)
      : refused('NO_SUCH_RUN', named, `a folder, or the id of a run in ${reportDir}`, 'neither', runAgain);
  const run = readRun(folder);
  const where = relative(root, folder);
  if (!run) return refused('NO_SUCH_RUN', where, 'a folder with journal/*.ndjson', 'a folder without', runAgain);
  if (!run.circumstances)
    return refused('RUN_WITHOUT_FACTS', where, 'verdict.json with its coverage, or facts.json', 'neither', runAgain);
  const { reasons, problems } = readHoleReasons(join(root, 'coverage.yaml'), capabilityNames);
  for (const { code, where: line, expected, received } of problems)
    refused(code, line, expected, received, 'correct coverage.yaml');
  if (problems.length > 0) return 2;
  const { evidence, circumstances } = run;
  const coverage = coverageOf({ records: evidence.records, contract: thisContract, reasons, circumstances });
  const places = coverage.axes.flatMap(({ rows }) => rows.map(({ place }) => place));
  if (!places.some((place) => place.includes(only))) {
    const expected = `a part of a place such as ${places[0] ?? ''}`;
    return refused('ONLY_MATCHES_NOTHING', `--only ${only}`, expected, only, 'npm run coverage');
  }
  for (const line of evidence.unreadable) process.stderr.write(`notice: a journal line could not be read: ${line}\n`);
  if (json) process.stdout.write(`${JSON.stringify(coverage, undefined, 2)}\n`);
  else process.stdout.write(`run ${where}\n\n${renderCoverage(coverage, only)}`);
  return 0;
}

/** A run by its folder or by its id. */
function folderOf(named: string, reportDir: string): string | undefined {
  return [resolve(root, named), resolve(root, reportDir, named)].find((place) => existsSync(place));
}

process.exitCode = main();
