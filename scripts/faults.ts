import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { nearestName } from '../src/config/nearest-name.ts';
import { matrixDocument } from '../src/killmatrix/document.ts';
import { Matrix, type MatrixRow } from '../src/killmatrix/matrix.ts';
import { progressLine, summaryLine } from '../src/killmatrix/progress.ts';
import { groupNames, select } from '../src/killmatrix/selection.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly group?: string;
  readonly fault: readonly string[];
  readonly jobs: number;
  readonly full: boolean;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs', 'kill-matrix.md');

const program = new Command('npm run faults --')
  .description(
    'Lets the embedded environment do one thing wrong at a time and demands that the suites notice it: the kill matrix.',
  )
  .addOption(new Option('--group <name>', 'only the faults of one subject, or the variants').choices(groupNames))
  .option('--fault <id...>', 'only these faults; adds to --group', [])
  .option('--jobs <number>', 'runs at the same time, 1 to 16', jobsOf, 2)
  .option(
    '--full',
    'each fault with all suites, which finds what else it turns red; takes about ten times as long',
    false,
  )
  .addHelpText(
    'after',
    `
Without --group, --fault and --full it writes docs/kill-matrix.md. Evidence of runs that fall short stays in reports/faults.

Exit codes: 0 all killed and attributed, all variants hold; 1 a survivor, a red variant, an unattributed kill, an
unexplained violation beside a pinned one, or a clean run that does not hold; 2 wrong option or unknown fault; 3 interrupted

Examples:
  npm run faults
  npm run faults -- --group webhook
  npm run faults -- --fault schema-null state-stuck
  npm run faults -- --group variants --jobs 1
  npm run faults -- --full --fault idempotency-ignored`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function jobsOf(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 16) throw new InvalidArgumentError('Give a whole number from 1 to 16.');
  return jobs;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function writePage(rows: readonly MatrixRow[]): void {
  writeFileSync(`${page}.tmp`, matrixDocument(rows));
  renameSync(`${page}.tmp`, page);
  print('written   docs/kill-matrix.md');
}

async function main(): Promise<number> {
  const { group, fault, jobs, full } = program.parse().opts<Flags>();
  const selection = select(group, fault);
  if ('unknown' in selection) {
    const near = nearestName(selection.unknown, selection.known);
    process.stderr.write(
      `UNKNOWN_FAULT  there is no fault ${JSON.stringify(selection.unknown)}\n` +
        `  expected  one of ${selection.known.join(', ')}\n` +
        `  next      ${near === undefined ? 'give one of these' : `did you mean ${near}?`}\n`,
    );
    return exitCodes.misconfigured;
  }
  const reportDir = join(root, 'reports', 'faults');
  mkdirSync(reportDir, { recursive: true });
  const started = performance.now();
  const matrix = new Matrix({ root, reportDir, selection, jobs, full, seed: 'kill-matrix', boundMs: 300_000 }, (row) =>
    print(progressLine(row)),
  );
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true;
      matrix.interrupt();
    });
  }
  print(
    `${selection.faults.length} faults, ${selection.variants.length} variants, after one clean run; ${jobs} at a time`,
  );
  const rows = await matrix.run();
  print(`\n${summaryLine(rows, matrix.size)}; ${Math.round((performance.now() - started) / 1000)} s`);
  if (interrupted) {
    print(`interrupted: what ended before stands above, docs/kill-matrix.md is as it was\nexit ${exitCodes.undecided}`);
    return exitCodes.undecided;
  }
  if (selection.whole && !full && rows.length === matrix.size) writePage(rows);
  return rows.length === matrix.size && rows.every(({ shortfalls }) => shortfalls.length === 0)
    ? exitCodes.holds
    : exitCodes.violated;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const code = exitCodes['suite fault'];
    process.stderr.write(
      `the matrix crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit ${code}\n`,
    );
    process.exit(code);
  },
);
