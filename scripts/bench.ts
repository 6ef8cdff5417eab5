import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type BenchResult, renderTable, resultRows } from '../src/bench/bench-result.ts';
import { type GateMeasure, measureGate } from '../src/bench/gate-run.ts';
import { measureThroughput, type Round } from '../src/bench/throughput.ts';
import { loadSettings } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import { openEnvironment, runPreflight } from '../src/http/open-environment.ts';
import { openSession, type Session } from '../src/http/session.ts';

interface Flags {
  readonly quick: boolean;
  readonly json: boolean;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const program = new Command('npm run bench --')
  .description(
    'Measures the suite against the embedded environment: throughput, whole runs, start-up, memory, generation.',
  )
  .option('--quick', 'the flow profile and fewer requests: minutes become a minute', false)
  .option('--json', 'print the result as one JSON object; progress goes to stderr', false)
  .addHelpText(
    'after',
    `
Exit codes: 0 measured, 1 a measured run did not hold, 2 wrong option

Examples:
  npm run bench
  npm run bench -- --quick
  npm run -s bench -- --json > bench.json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

/** Opens a session against an embedded environment of its own, and closes both. */
async function withSession<T>(concurrency: number, use: (session: Session) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'contract-bench-'));
  const env = { OFFBLOCKS_CONCURRENCY: String(concurrency), CONTRACT_REPORT_DIR: scratch };
  const request = { env, environmentName: 'local', cwd: scratch };
  const loaded = loadSettings(request);
  if ('problems' in loaded) throw new Error(formatProblems(loaded.problems));
  const environment = await openEnvironment(root, loaded, request);
  try {
    const checked = await runPreflight(environment.settings);
    if ('cause' in checked) throw new Error(`preflight: ${checked.cause.message}`);
    const session = openSession(checked.settings, 'bench', 1);
    try {
      return await use(session);
    } finally {
      session.close();
    }
  } finally {
    await environment.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function timeToGenerate(): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'contract-bench-'));
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/generate.ts', '--out', out], {
    cwd: root,
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  rmSync(out, { recursive: true, force: true });
  if (code !== 0) throw new Error(`npm run generate ended with ${String(code)}`);
  return (performance.now() - started) / 1000;
}

async function main(): Promise<void> {
  const { quick, json } = program.parse().opts<Flags>();
  const progress = json ? process.stderr : process.stdout;
  const say = (line: string): void => {
    progress.write(`${line}\n`);
  };
  const profile = quick ? 'flow' : 'gate';
  const throughput: Array<{ concurrency: number; rounds: Round[] }> = [];
  for (const concurrency of [1, 8]) {
    say(`throughput, concurrency ${concurrency}: bare and checked in turn`);
    const load = { requests: quick ? 100 : 400, concurrency };
    const rounds = await withSession(concurrency, (session) => measureThroughput(session, load, quick ? 3 : 5));
    throughput.push({ concurrency, rounds });
  }
  const gates: GateMeasure[] = [];
  for (const latencyMs of [0, 100]) {
    for (const concurrency of [1, 8]) {
      say(`run of profile ${profile}, +${latencyMs} ms, concurrency ${concurrency}`);
      gates.push(await measureGate({ root, profile, latencyMs, concurrency }));
    }
  }
  say('generation');
  const generateSeconds = await timeToGenerate();
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  const result: BenchResult = { quick, profile, machine, throughput, gates, generateSeconds };
  process.stdout.write(
    json
      ? `${JSON.stringify(result, null, 2)}\n`
      : `\n${machine.cores} cores, Node ${machine.node}, profile ${profile}\n\n${renderTable(resultRows(result))}\n`,
  );
  const broken = gates.filter(({ word }) => word !== 'holds');
  for (const { latencyMs, concurrency, word } of broken)
    process.stderr.write(
      `the run with +${latencyMs} ms at concurrency ${concurrency} ended ${word}: its time says nothing\n`,
    );
  process.exitCode = broken.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
