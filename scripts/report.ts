import { writeSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { renderSummary } from '../src/report/console.ts';
import { formats } from '../src/report/formats.ts';
import { formatsNamed } from '../src/run/formats-named.ts';
import { formatDocumentProblems, readProjectDocuments } from '../src/run/project-documents.ts';
import { begunFolders, findRunFolder } from '../src/run/recorded-run.ts';
import { reportFolder } from '../src/run/report-folder.ts';
import { reportRecorded } from '../src/run/report-recorded.ts';
import { formatRunProblem } from '../src/run/run-problem.ts';
import { writeReports } from '../src/run/write-reports.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly format?: string;
  readonly out?: string;
  readonly reportDir?: string;
  readonly print?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run report --')
  .description('Shows the report of a run again, and writes it in other formats: from its evidence, without a request.')
  .argument('[run]', 'id or folder of the run, or `latest`, which it is unless given')
  .option('--format <names>', 'only these formats, with commas between them; all of them unless given')
  .option('--print <names>', 'print them to standard output instead, and write nothing')
  .option('--out <folder>', 'where to write, instead of the folder of the run')
  .option('--report-dir <folder>', 'where the runs are')
  .addHelpText(
    'after',
    `
Formats:
${formats.map(({ name, file, meaning }) => `  ${name.padEnd(12)} ${file.padEnd(16)} ${meaning}`).join('\n')}

A run that was killed is judged now, from what it wrote; the report says what is missing.

Exit codes: 0 written, whatever the verdict; 2 no such run, or wrong option; 4 could not be written

Examples:
  npm run report
  npm run report -- 20261120T020000Z-k3jx7q --format html
  npm run report -- latest --format junit,sarif --out build/contract
  npm run -s report -- --print har > exchanges.har`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function refused(text: string): number {
  const code = exitCodes.misconfigured;
  process.stderr.write(`${text.trimEnd()}\n\nexit ${code}  nothing was written\n`);
  return code;
}

/** A pipe may take less than all of it at once; what is left when the process ends would be lost. */
function printAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function main(): number {
  const flags = program.parse().opts<Flags>();
  const [wanted] = program.args;
  const chosen = flags.format === undefined ? formats : formatsNamed('--format', flags.format);
  if ('problem' in chosen) return refused(formatRunProblem(chosen.problem));
  const printed = flags.print === undefined ? [] : formatsNamed('--print', flags.print);
  if ('problem' in printed) return refused(formatRunProblem(printed.problem));
  const reportDir = reportFolder(flags.reportDir, process.env, root);
  const found = findRunFolder(reportDir, wanted === 'latest' ? undefined : wanted, root, begunFolders(reportDir));
  if ('problem' in found) return refused(formatRunProblem(found.problem));
  const { documents, problems } = readProjectDocuments(root);
  if (problems.length > 0) return refused(formatDocumentProblems(problems));
  const made = reportRecorded(root, found.folder, documents);
  if ('problem' in made) return refused(formatRunProblem(made.problem));
  const { report, missing } = made;
  if (printed.length > 0) {
    for (const sentence of missing) process.stderr.write(`missing: ${sentence}\n`);
    for (const { render } of printed) printAll(render(report));
    return exitCodes.holds;
  }
  const out = flags.out === undefined ? found.folder : resolve(root, flags.out);
  const shown = relative(root, out).startsWith('..') ? out : relative(root, out);
  const unwritten = writeReports(report, out, chosen);
  process.stdout.write(renderSummary(report, shown));
  for (const sentence of missing) process.stdout.write(`missing   ${sentence}\n`);
  for (const { file } of chosen)
    if (!unwritten.some((why) => why.startsWith(`${file} `))) process.stdout.write(`written   ${join(shown, file)}\n`);
  for (const why of unwritten) process.stderr.write(`notice: ${why}\n`);
  return unwritten.length === 0 ? exitCodes.holds : exitCodes['suite fault'];
}

process.exitCode = main();
