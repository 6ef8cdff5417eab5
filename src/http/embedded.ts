import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The embedded environment as a process of its own: nothing of it is imported, it is reached like any other. */
export interface EmbeddedEnvironment {
  /** The settings it announced, by variable name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
}

/** What the embedded environment can be told to do wrong or differently. */
export interface EmbeddedOptions {
  readonly fault?: string;
  readonly variant?: string;
  readonly seed?: string;
  /** Port of its API; a free one unless given. */
  readonly port?: number;
  /** Scheme, host and port that clients ask, where a proxy stands before it. */
  readonly origin?: string;
}

/** The embedded environment refused its options: an unknown fault or variant; the message is its own. */
export class EmbeddedRefusal extends Error {
  override readonly name = 'EmbeddedRefusal';
}

/**
 * Starts the embedded environment on a free loopback port.
 * @param entry path of its entry file
 * @throws an Error with what it printed when it refuses to start, an unknown fault for example
 */
export async function startEmbedded(entry: string, options: EmbeddedOptions = {}): Promise<EmbeddedEnvironment> {
  const flags = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  const child = spawn(process.execPath, ['--import', 'tsx', entry, '--json', ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // It gets no secret of ours: only what Node needs to start.
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-4000);
  });
  const announced = await announcement(child, () => complaint);
  child.stdout.resume();
  return {
    variables: announced,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await gone;
      clearTimeout(timer);
    },
  };
}

async function announcement(child: ChildProcess, complaint: () => string): Promise<Record<string, string>> {
  const failed = once(child, 'close').then(([code]) => {
    const said = complaint().trim() || 'it said nothing';
    // It ends with 2 where it was asked for what it does not have, before it listens.
    if (code === 2) throw new EmbeddedRefusal(said);
    throw new Error(`the embedded environment did not start (exit ${String(code)}): ${said}`);
  });
  // Once it has started, its end is no longer a reason to reject anything.
  failed.catch(() => undefined);
  if (!child.stdout) throw new TypeError('the embedded environment has no output');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([once(lines, 'line').then(([text]) => String(text)), failed]);
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error(`the embedded environment announced ${line}`);
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}
