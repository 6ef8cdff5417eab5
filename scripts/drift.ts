import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import type { DriftFinding } from '../src/drift/finding.ts';
import type { CallSite } from '../src/drift/spec/call-sites.ts';
import { compareDocuments } from '../src/drift/spec/compare-documents.ts';
import { readSpecDocument } from '../src/drift/spec/spec-document.ts';
import { SpecDocumentError } from '../src/drift/spec/spec-document-error.ts';
import { callSitesText, specDriftText } from '../src/drift/spec/spec-drift-text.ts';
import { ContractError } from '../src/generate/problem.ts';
import { DocumentError } from '../src/http/document-error.ts';
import { fetchDocument } from '../src/http/fetch-document.ts';

interface Flags {
  readonly spec?: string;
  readonly from: string;
  readonly callSites: boolean;
  readonly failOn?: 'breaking';
  readonly json: boolean;
}

/** One comparison: what it found, and how it is shown to people and to programs. */
interface Compared {
  readonly findings: readonly DriftFinding[];
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run drift --')
  .description('Compares what the contract says with what another document says. Nothing is sent to an environment.')
  .option('--spec <document>', 'the other document: a file, an http(s) URL, or REVISION:path of this repository')
  .option('--from <document>', 'the document that clients were built for', 'openapi.yaml')
  .option(
    '--call-sites',
    'also say which sources no longer compile with code generated from --spec (takes a while)',
    false,
  )
  .addOption(new Option('--fail-on <class>', 'exit with 1 where such a finding is').choices(['breaking']))
  .option('--json', 'print one JSON object', false)
  .addHelpText(
    'after',
    `
Documents are OpenAPI 3.0, 3.1 or 3.2 in YAML or JSON, in one file. OFFBLOCKS_HTTPS_PROXY and OFFBLOCKS_CA_FILE are heeded.

Exit codes: 0 compared, 1 a finding that --fail-on names, 2 wrong option, or a document that cannot be had or read

Examples:
  npm run drift -- --spec https://docs.example.com/openapi.json
  npm run drift -- --spec published.yaml --fail-on breaking
  npm run drift -- --from HEAD~1:openapi.yaml --spec openapi.yaml
  npm run drift -- --from v1.0.0:openapi.yaml --spec openapi.yaml --call-sites
  npm run -s drift -- --spec published.yaml --json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

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

async function main(): Promise<number> {
  const flags = program.parse().opts<Flags>();
  if (flags.spec === undefined) {
    process.stderr.write(
      'NOTHING_TO_COMPARE  no document is named\n  expected  --spec <document>\n  received  none\n  next      npm run drift -- --help\n',
    );
    return 2;
  }
  const { findings, text, json } = await compareSpecs(flags.spec, flags);
  process.stdout.write(flags.json ? `${JSON.stringify(json, undefined, 2)}\n` : `${text}\n`);
  return findings.some((finding) => finding.class === flags.failOn) ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof DocumentError || error instanceof SpecDocumentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
});
