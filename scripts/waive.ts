import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { environmentName } from '../src/config/environment-name.ts';
import { formatDocumentProblems, readProjectDocuments } from '../src/run/project-documents.ts';
import { findRunFolder, judgedFolders, type RecordedRun, readRun } from '../src/run/recorded-run.ts';
import { reportFolder } from '../src/run/report-folder.ts';
import { formatRunProblem } from '../src/run/run-problem.ts';
import { exitCodes } from '../src/verdict/outcome.ts';
import { proposeWaiver } from '../src/verdict/propose-waiver.ts';

interface Flags {
  readonly env?: string;
  readonly run?: string;
  readonly reportDir?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run waive --')
  .description('Prints the block for waivers.yaml that accepts a deviation; reason, owner and link are left to write.')
  .argument('<id>', 'id of a requirement, or the fingerprint that a report shows as "finding"')
  .option('--env <name>', 'environment in which it is accepted; that of the last run unless given')
  .option('--run <run>', 'the run that shows it, its id or folder; the last one unless given')
  .option('--report-dir <folder>', 'where the runs are')
  .addHelpText(
    'after',
    `
A requirement waives all that offends it, a fingerprint one discrepancy. The block goes to stdout, the rest to stderr.

Exit codes: 0 printed, 2 unknown id, no such run, or waived already

Examples:
  npm run --silent waive -- body.required --env sandbox
  npm run --silent waive -- 3f0a91c2b7de >> waivers.yaml    # where \`waivers:\` is a list already`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function refused(text: string): number {
  const code = exitCodes.misconfigured;
  process.stderr.write(`${text}\n\nexit ${code}  no block was printed\n`);
  return code;
}

/** The run that is asked about: the given one, or the youngest in the environment. */
function runOf(reportDir: string, { env, run }: Flags): { run?: RecordedRun } | { refusal: string } {
  if (run !== undefined) {
    const found = findRunFolder(reportDir, run, root);
    const read = 'problem' in found ? found : readRun(found.folder);
    return 'problem' in read ? { refusal: formatRunProblem(read.problem) } : read;
  }
  for (const folder of judgedFolders(reportDir)) {
    const read = readRun(folder);
    if ('run' in read && (env === undefined || read.run.verdict.environment === env)) return read;
  }
  return {};
}

function main(): number {
  const flags = program.parse().opts<Flags>();
  const [subject = ''] = program.args;
  const { documents, problems } = readProjectDocuments(root);
  if (problems.length > 0) return refused(formatDocumentProblems(problems));
  const looked = runOf(reportFolder(flags.reportDir, process.env, root), flags);
  if ('refusal' in looked) return refused(looked.refusal);
  const { run } = looked;
  const environment = flags.env ?? run?.verdict.environment;
  const where = environment === undefined || flags.env !== undefined ? 'option --env' : (run?.folder ?? '');
  const name = environmentName.parse(environment ?? '');
  if ('complaint' in name)
    return refused(
      formatRunProblem({
        code: environment === undefined ? 'ENVIRONMENT_UNNAMED' : 'ENVIRONMENT_NAME_INVALID',
        what:
          environment === undefined ? 'no environment is named, and no run tells one' : 'no environment has this name',
        expected: environmentName.expected,
        received: environment === undefined ? 'nothing' : JSON.stringify(environment),
        where,
        next: 'add --env NAME, the NAME of .env.NAME, or local',
      }),
    );
  const today = new Date().toISOString().slice(0, 10);
  const { requirements, waivers } = documents;
  const verdict = run?.verdict;
  const proposal = proposeWaiver({ subject, environment: name.value, today, requirements, waivers, verdict });
  if ('code' in proposal)
    return refused(
      formatRunProblem({ ...proposal, received: JSON.stringify(subject), where: proposal.where ?? '<id>' }),
    );
  for (const notice of proposal.notices) process.stderr.write(`notice: ${notice}\n`);
  process.stderr.write(
    `for the list in waivers.yaml${run ? `, as seen in run ${run.runId}` : ''}; write reason, owner and link, and check the last day:\n\n`,
  );
  process.stdout.write(proposal.block);
  return 0;
}

process.exitCode = main();
