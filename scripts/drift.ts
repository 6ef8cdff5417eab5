import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { behaviourDrift } from '../src/drift/behaviour/behaviour-drift.ts';
import { type DriftContract, driftContract } from '../src/drift/behaviour/drift-contract.ts';
import { allFindings, type DriftAnswer, driftAnswer, failClasses, failing } from '../src/drift/drift-answer.ts';
import { type ReadDriftRun, readDriftRun, snapshotIn } from '../src/drift/drift-run-file.ts';
import type { DriftFinding } from '../src/drift/finding.ts';
import { driftJson } from '../src/drift/render/drift-json.ts';
import { renderDriftMd } from '../src/drift/render/drift-md.ts';
import { renderDriftSarif } from '../src/drift/render/drift-sarif.ts';
import { renderOverlay } from '../src/drift/render/overlay.ts';
import type { Snapshot } from '../src/drift/snapshot/snapshot.ts';
import { snapshotPath, snapshotText } from '../src/drift/snapshot/snapshot-file.ts';
import { takeSnapshot } from '../src/drift/snapshot/take-snapshot.ts';
import type { CallSite } from '../src/drift/spec/call-sites.ts';
import { compareDocuments } from '../src/drift/spec/compare-documents.ts';
import { readSpecDocument } from '../src/drift/spec/spec-document.ts';
import { SpecDocumentError } from '../src/drift/spec/spec-document-error.ts';
import { callSitesText, specAdvice, specDriftText } from '../src/drift/spec/spec-drift-text.ts';
import { ContractError } from '../src/generate/problem.ts';
import { DocumentError } from '../src/http/document-error.ts';
import { fetchDocument } from '../src/http/fetch-document.ts';
import { begunFolders, findRunFolder } from '../src/run/recorded-run.ts';
import { reportFolder } from '../src/run/report-folder.ts';
import { writeRunFile, writeRunFiles } from '../src/run/run-files.ts';
import { formatRunProblem, type RunProblem } from '../src/run/run-problem.ts';

interface Flags {
  readonly spec?: string;
  readonly from: string;
  readonly callSites: boolean;
  readonly run?: string;
  readonly against?: string;
  readonly save: boolean;
  readonly reportDir?: string;
  readonly failOn: readonly string[];
  readonly json: boolean;
}

/** One comparison: what it found, and how it is shown to people and to programs. */
interface Compared {
  readonly findings: readonly DriftFinding[];
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** What two documents ask for, in a sentence or two. */
  readonly advice?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Something that was named and can't be used. */
class DriftRefusal extends Error {
  constructor(problem: RunProblem) {
    super(formatRunProblem(problem));
  }
}

const program = new Command('npm run drift --')
  .description(
    'Compares what a run saw with the contract and with an earlier run, and documents with each other. Nothing is sent to an environment.',
  )
  .option('--run <run>', 'id or folder of the run; the last one unless given')
  .option(
    '--against <run>',
    "what to compare with instead of the environment's baseline: a run, a file of --save, or another environment's name",
  )
  .option('--save', 'write baselines/<environment>.drift.json from the run: what later runs are compared with', false)
  .option('--spec <document>', 'another document to compare with --from: a file, an http(s) URL, or REVISION:path')
  .option('--from <document>', 'the contract', 'openapi.yaml')
  .option(
    '--call-sites',
    'also say which sources no longer compile with code generated from --spec (takes a while)',
    false,
  )
  .option(
    '--fail-on <class>',
    `exit with 1 where such a finding is: ${failClasses.join(', ')}; may be repeated`,
    classes,
    [],
  )
  .option('--report-dir <folder>', 'where the runs are')
  .option('--json', 'print one JSON object', false)
  .addHelpText(
    'after',
    `
Without --spec, or with --run beside it, a run is looked at; drift.md, drift.json, drift.sarif and overlay.yaml are written
to its folder. Documents are OpenAPI 3.0, 3.1 or 3.2 in YAML or JSON, in one file. OFFBLOCKS_HTTPS_PROXY and
OFFBLOCKS_CA_FILE are heeded.

Exit codes: 0 compared, 1 a finding that --fail-on names, 2 wrong option, or a run or document that cannot be had or read,
4 this tool itself is wrong

Examples:
  npm run drift
  npm run drift -- --save
  npm run drift -- --run 20261120T020000Z-k3jx7q --against staging --fail-on undeclared --fail-on changed
  npm run drift -- --run 20261120T020000Z-k3jx7q --spec https://docs.example.com/openapi.json
  npm run drift -- --spec https://docs.example.com/openapi.json
  npm run drift -- --spec published.yaml --fail-on breaking
  npm run drift -- --from HEAD~1:openapi.yaml --spec openapi.yaml
  npm run drift -- --from v1.0.0:openapi.yaml --spec openapi.yaml --call-sites
  npm run -s drift -- --spec published.yaml --json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

function classes(text: string, before: readonly string[]): string[] {
  const known: readonly string[] = failClasses;
  if (!known.includes(text)) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
  return [...before, text];
}

async function compareSpecs(given: string, { from, callSites: wanted }: Flags): Promise<Compared> {
  const { OFFBLOCKS_HTTPS_PROXY: proxy = '', OFFBLOCKS_CA_FILE: caFile = '' } = process.env;
  const options = { ...(URL.canParse(proxy) ? { httpsProxy: new URL(proxy) } : {}), ...(caFile ? { caFile } : {}) };
  const [before, after] = [await fetchDocument(from, root, options), await fetchDocument(given, root, options)];
  const drift = compareDocuments(readSpecDocument(before.text, before.name), readSpecDocument(after.text, after.name));
  const sites = wanted ? await callSites(after.text, after.name) : undefined;
  const shown = specDriftText(drift, { before: before.name, after: after.name });
  const added = Array.isArray(sites) ? callSitesText(sites) : sites;
  return {
    findings: drift.findings,
    advice: [
      specAdvice(drift, after.name),
      ...(Array.isArray(sites) ? [callSitesText(sites).split('\n', 1)[0]] : []),
    ].join(' '),
    text: [shown, ...(added === undefined ? [] : [added])].join('\n\n'),
    json: { before: before.name, after: after.name, ...drift, ...(Array.isArray(sites) ? { callSites: sites } : {}) },
  };
}

/** The call sites that break, or the sentence why nobody can tell. */
async function callSites(text: string, name: string): Promise<readonly CallSite[] | string> {
  // Compiler and generator are big: only who asks for them waits for them.
  const [{ default: ts }, { generate }, { brokenCallSites }] = await Promise.all([
    import('typescript'),
    import('../src/generate/generate.ts'),
    import('../src/drift/spec/call-sites.ts'),
  ]);
  try {
    return brokenCallSites(root, await generate(text, name, root), ts.sys);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return `Call sites: not examined, because no code can be generated from ${name}.\n\n${error.message}`;
  }
}

/** Looks at a run: behaviour against contract, and against what was known before. */
async function compareRun(flags: Flags, spec: Compared | undefined): Promise<Compared> {
  const reportDir = reportFolder(flags.reportDir, process.env, root);
  const folder = folderOf(reportDir, flags.run);
  const read = runIn(folder);
  const document = await fetchDocument(flags.from, root, {});
  const contract = driftContract(readSpecDocument(document.text, document.name));
  const { environment } = read.label;
  const path = snapshotPath(environment);
  const known = usable(snapshotIn(join(root, path)), path);
  const before = flags.against === undefined ? called(path, known) : earlier(flags.against, reportDir, contract);
  const evidence = { records: read.evidence.records, baseUrl: read.baseUrl };
  const behaviour = behaviourDrift(
    contract,
    evidence,
    new Map(Object.entries((known ?? before?.snapshot)?.seen ?? {})),
  );
  const snapshot = takeSnapshot(contract, evidence, behaviour, read.label);
  const answer = driftAnswer({
    run: read.run,
    contract: document.name,
    behaviour,
    snapshot,
    before,
    spec: spec && { name: flags.spec ?? '', findings: spec.findings, advice: spec.advice ?? '' },
  });
  const lines = [renderDriftMd(answer).trimEnd(), '', ...written(folder, answer)];
  if (flags.save) lines.push(saved(read, snapshot, path, known));
  for (const line of read.evidence.unreadable)
    process.stderr.write(`notice: a journal line could not be read: ${line}\n`);
  return { findings: allFindings(answer), text: lines.join('\n'), json: driftJson(answer) };
}

function folderOf(reportDir: string, wanted: string | undefined): string {
  const found = findRunFolder(reportDir, wanted, root, begunFolders(reportDir));
  if ('problem' in found) throw new DriftRefusal(found.problem);
  return found.folder;
}

function runIn(folder: string): ReadDriftRun {
  const read = readDriftRun(folder);
  if (typeof read !== 'string') return read;
  throw new DriftRefusal({
    code: 'RUN_WITHOUT_EVIDENCE',
    what: `the run in ${folder} left nothing to compare`,
    expected: 'facts.json, and journal/*.ndjson with exchanges',
    received: read,
    where: folder,
    next: 'name another run with --run, or run: npm run contract -- --env NAME',
  });
}

/** What --against names: a file of --save, an environment with one, or a run. */
function earlier(named: string, reportDir: string, contract: DriftContract): ReturnType<typeof called> {
  for (const path of [named, snapshotPath(named)]) {
    const snapshot = usable(snapshotIn(join(root, path)) ?? snapshotIn(path), path);
    if (snapshot) return called(path, snapshot);
  }
  const { evidence: read, baseUrl, label } = runIn(folderOf(reportDir, named));
  const evidence = { records: read.records, baseUrl };
  const snapshot = takeSnapshot(contract, evidence, behaviourDrift(contract, evidence), label);
  return { name: `run ${label.run} of ${label.day}`, snapshot };
}

function called(path: string, snapshot: Snapshot | undefined): { name: string; snapshot: Snapshot } | undefined {
  return snapshot && { name: `${path} of ${snapshot.day}`, snapshot };
}

function usable(snapshot: Snapshot | string | undefined, path: string): Snapshot | undefined {
  if (typeof snapshot !== 'string') return snapshot;
  throw new DriftRefusal({
    code: 'SNAPSHOT_MALFORMED',
    what: 'what is known of an environment cannot be relied on',
    expected: 'what npm run drift -- --save writes',
    received: snapshot,
    where: path,
    next: 'restore it from version control, or remove it and save again',
  });
}

/** Writes the answer beside the run; gives the lines that say so. */
function written(folder: string, answer: DriftAnswer): string[] {
  const unwritten = writeRunFiles(folder, [
    ['drift.md', () => renderDriftMd(answer)],
    ['drift.json', () => `${JSON.stringify(driftJson(answer), undefined, 2)}\n`],
    ['drift.sarif', () => renderDriftSarif(answer)],
    ['overlay.yaml', () => renderOverlay(answer)],
  ]);
  for (const why of unwritten) process.stderr.write(`notice: ${why}\n`);
  return [`written   ${relative(root, folder)}/  (drift.md, drift.json, drift.sarif, overlay.yaml)`];
}

function saved({ run }: ReadDriftRun, snapshot: Snapshot, path: string, known: Snapshot | undefined): string {
  if (run.verdict !== 'holds' && run.verdict !== 'violated')
    throw new DriftRefusal({
      code: 'RUN_NOT_FIT',
      what: `run ${run.id} is not fit to be compared with: what it did not see would count as gone`,
      expected: 'a run that ended with exit 0 or 1',
      received: run.verdict ?? 'no verdict',
      where: path,
      next: `npm run contract -- --env ${run.environment}, then npm run drift -- --save`,
    });
  try {
    writeRunFile(join(root, dirname(path)), basename(path), snapshotText(snapshot, known));
  } catch (error) {
    throw new DriftRefusal({
      code: 'SNAPSHOT_NOT_WRITTEN',
      what: 'what is known now could not be written; what was there before is still there',
      expected: 'a folder that takes a file',
      received: (error as Error).message,
      where: path,
      next: 'make room, or the folder writable, then save again',
    });
  }
  return `written   ${path} from run ${run.id}; commit it: later runs are compared with it`;
}

async function main(): Promise<number> {
  const flags = program.parse().opts<Flags>();
  const spec = flags.spec === undefined ? undefined : await compareSpecs(flags.spec, flags);
  const looksAtRun = spec === undefined || flags.run !== undefined || flags.against !== undefined || flags.save;
  const { findings, text, json } = looksAtRun ? await compareRun(flags, spec) : spec;
  process.stdout.write(flags.json ? `${JSON.stringify(json, undefined, 2)}\n` : `${text}\n`);
  const failed = failing(findings, flags.failOn);
  if (failed.length > 0 && looksAtRun)
    process.stderr.write(`exit 1  ${failed.length} findings of what --fail-on names: ${flags.failOn.join(', ')}\n`);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof DocumentError || error instanceof SpecDocumentError || error instanceof DriftRefusal) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  // Exit 1 belongs to --fail-on: whoever reads it must not take a slip of this tool for a finding.
  process.stderr.write(
    `suite fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit 4\n`,
  );
  return 4;
});
