import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { environmentName } from '../src/config/environment-name.ts';
import { counted } from '../src/report/counted.ts';
import { findRunFolder, type RecordedRun, readRun } from '../src/run/recorded-run.ts';
import { reportFolder } from '../src/run/report-folder.ts';
import { writeRunFile } from '../src/run/run-files.ts';
import { formatRunProblem, type RunProblem } from '../src/run/run-problem.ts';
import { type Baseline, baselineOf, unfitness } from '../src/verdict/baseline.ts';
import { baselinePath, baselineText, readBaseline } from '../src/verdict/baseline-file.ts';
import { compareRuns } from '../src/verdict/comparison.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run baseline --')
  .description(
    'Writes baselines/<environment>.json from a run: what later runs are compared with. Meant to be committed.',
  )
  .argument('[run]', 'id or folder of the run; the last one unless given')
  .option('--report-dir <folder>', 'where the runs are')
  .addHelpText(
    'after',
    `
A run is fit for it when it ran all suites and decided all that it reached. What was known before keeps its day.

Exit codes: 0 written, 2 no such run, one that is not fit to be a baseline, or a baseline that is not to be overwritten

Examples:
  npm run baseline
  npm run baseline -- 20261120T020000Z-k3jx7q`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function refused(problem: RunProblem): number {
  const code = exitCodes.misconfigured;
  process.stderr.write(`${formatRunProblem(problem)}\n\nexit ${code}  nothing was written\n`);
  return code;
}

/** Why a run can't become a baseline; undefined where it can. */
function unfit(run: RecordedRun): RunProblem | undefined {
  const { runId, folder, verdict } = run;
  const name = environmentName.parse(verdict.environment);
  if ('complaint' in name)
    return {
      code: 'RUN_NOT_FIT',
      what: `run ${runId} names an environment that cannot be one`,
      expected: environmentName.expected,
      received: JSON.stringify(verdict.environment),
      where: folder,
      next: 'name a run of this suite',
    };
  const why = unfitness(run);
  if (why.length === 0) return undefined;
  return {
    code: 'RUN_NOT_FIT',
    what: `run ${runId} is not fit to be a baseline: what it did not look at would count as fixed or new later`,
    expected: 'a run of all suites that ended with exit 0 or 1 and left nothing undecided',
    received: why.slice(0, 5).join('; '),
    where: folder,
    next: `npm run contract -- --env ${verdict.environment}, then npm run baseline`,
  };
}

/** Writes a baseline as a whole or not at all; says why it could not. */
function write(path: string, baseline: Baseline): RunProblem | undefined {
  try {
    writeRunFile(join(root, dirname(path)), basename(path), baselineText(baseline));
    return undefined;
  } catch (error) {
    return {
      code: 'BASELINE_NOT_WRITTEN',
      what: 'the baseline could not be written; what was there before is still there',
      expected: 'a folder that takes a file',
      received: (error as Error).message,
      where: path,
      next: 'make room, or the folder writable, then run npm run baseline again',
    };
  }
}

function main(): number {
  const { reportDir } = program.parse().opts<{ reportDir?: string }>();
  const [wanted] = program.args;
  const found = findRunFolder(reportFolder(reportDir, process.env, root), wanted, root);
  const read = 'problem' in found ? found : readRun(found.folder);
  if ('problem' in read) return refused(read.problem);
  const { run } = read;
  const why = unfit(run);
  if (why) return refused(why);
  const { environment } = run.verdict;
  const path = baselinePath(environment);
  const { baseline: earlier, problem } = readBaseline(join(root, path), environment);
  if (problem) {
    const what = 'the baseline that is there cannot be read, and what it knows would be lost';
    return refused({ what, next: 'restore or remove the file', ...problem });
  }
  const baseline = baselineOf(run, earlier);
  const unwritten = write(path, baseline);
  if (unwritten) return refused(unwritten);
  const { offences, checks, observations } = baseline;
  process.stdout.write(
    `written   ${path} from run ${run.runId}\n          ${counted(checks, 'check')}, ${counted(offences.length, 'known discrepancy', 'known discrepancies')}, ${counted(Object.keys(observations).length, 'observation')}\n`,
  );
  if (earlier) {
    const since = compareRuns(run.verdict, earlier, earlier.run);
    const unseen = since.unseen === 0 ? '' : `, ${since.unseen} not looked at and kept`;
    process.stdout.write(
      `          beside the one before (${earlier.day}): ${since.new} new, ${since.still} still, ${since.fixed} fixed${unseen}\n`,
    );
  }
  process.stdout.write('next      commit it; later runs say what is new, still there and fixed\n');
  return 0;
}

process.exitCode = main();
