import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '../config/settings.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { startEmbedded } from '../http/embedded.ts';
import { startLatencyProxy } from './latency-proxy.ts';
import { type ProcessUse, ProcessWatch } from './process-watch.ts';

/** How a whole run is measured. */
export interface GateStart {
  readonly root: string;
  readonly profile: Profile;
  /** Milliseconds added to each round trip. */
  readonly latencyMs: number;
  readonly concurrency: number;
}

/** What a whole run took, from the start of its first process to the end of the last. */
export interface GateMeasure {
  readonly latencyMs: number;
  readonly concurrency: number;
  readonly wallSeconds: number;
  readonly exchanges: number;
  readonly proved: number;
  /** The verdict; a run that does not hold was not the one that was meant to be measured. */
  readonly word: string;
  /** Seconds until the first request left, which is one of the preflight. */
  readonly firstRequestSeconds: number;
  /** Seconds until the first request of a suite left. */
  readonly firstSuiteSeconds: number;
  /** Most requests that were under way at once, by the evidence. */
  readonly mostAtOnce: number;
  readonly use?: ProcessUse;
}

interface Reachable {
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Without latency the run starts its own environment, as it always does; with it, one stands behind a proxy. */
async function reach({ root, latencyMs }: GateStart): Promise<Reachable> {
  if (latencyMs === 0) return { variables: {}, close: async () => undefined };
  const port = await freePort();
  const proxy = await startLatencyProxy(port, latencyMs);
  const origin = `http://127.0.0.1:${proxy.port}`;
  const embedded = await startEmbedded(join(root, 'sandbox/main.ts'), { seed: 'bench', port, origin });
  return {
    variables: embedded.variables,
    close: async () => {
      await proxy.close();
      await embedded.stop();
    },
  };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Runs the entry script as a pipeline would and measures it.
 * @throws an Error with what it printed when it gave no verdict
 */
export async function measureGate(start: GateStart): Promise<GateMeasure> {
  const { root, profile, latencyMs, concurrency } = start;
  const scratch = mkdtempSync(join(tmpdir(), 'contract-bench-'));
  const environment = await reach(start);
  try {
    const { PATH = '', HOME = '' } = process.env;
    const beganMs = Date.now();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/contract.ts', '--env', 'local', '--profile', profile, '--report-dir', scratch],
      {
        cwd: root,
        env: { PATH, HOME, NO_COLOR: '1', ...environment.variables, OFFBLOCKS_CONCURRENCY: String(concurrency) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const watch = new ProcessWatch(child.pid ?? 0);
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    const wallSeconds = (Date.now() - beganMs) / 1000;
    const use = watch.stop();
    return {
      latencyMs,
      concurrency,
      wallSeconds,
      ...readRun(scratch, beganMs, said),
      ...(use === undefined ? {} : { use }),
    };
  } finally {
    await environment.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Found = Pick<
  GateMeasure,
  'exchanges' | 'proved' | 'word' | 'firstRequestSeconds' | 'firstSuiteSeconds' | 'mostAtOnce'
>;

function readRun(scratch: string, beganMs: number, said: string): Found {
  const [run = ''] = readdirSync(scratch);
  const file = join(scratch, run, 'verdict.json');
  if (!existsSync(file)) throw new Error(`the run that was to be measured gave no verdict:\n${said.slice(-2000)}`);
  const verdict = JSON.parse(readFileSync(file, 'utf8')) as { word: string; counts: { proved: number } };
  const sent = readEvidence(join(scratch, run, 'journal')).records.flatMap((record) =>
    record.kind === 'exchange'
      ? [{ suite: record.suite, fromMs: Date.parse(record.at), tookMs: record.timings.totalMs }]
      : [],
  );
  const first = (those: typeof sent): number => (Math.min(...those.map(({ fromMs }) => fromMs)) - beganMs) / 1000;
  return {
    word: verdict.word,
    proved: verdict.counts.proved,
    exchanges: sent.length,
    firstRequestSeconds: first(sent),
    firstSuiteSeconds: first(sent.filter(({ suite }) => suite !== 'preflight')),
    // The evidence has whole milliseconds: a request may have left up to one later than it says.
    mostAtOnce: mostAtOnce(sent.map(({ fromMs, tookMs }) => [fromMs + 1, fromMs + tookMs])),
  };
}

/** How many of these spans of time have an instant in common at most; one that ends as another begins does not meet it. */
export function mostAtOnce(spans: ReadonlyArray<readonly [from: number, to: number]>): number {
  const turns = spans.flatMap(([from, to]) => (to > from ? [[from, 1] as const, [to, -1] as const] : []));
  turns.sort(([a, up], [b, down]) => a - b || up - down);
  let now = 0;
  let most = 0;
  for (const [, change] of turns) {
    now += change;
    most = Math.max(most, now);
  }
  return most;
}
