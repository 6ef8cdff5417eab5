import type { RunningSandbox, SandboxOptions } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';

/** What is looked at to tell a faulty environment from a strict one. */
export type Probe = (client: Client, sandbox: RunningSandbox) => Promise<unknown>;

/** What a probe sees in an environment that was started for it alone. */
export async function observe(options: SandboxOptions, probe: Probe): Promise<unknown> {
  const sandbox = await startSandbox(options);
  try {
    return await probe(await connect(sandbox), sandbox);
  } finally {
    await sandbox.close();
  }
}

/** Moves the clock of the environment, in seconds. */
export async function advance(sandbox: RunningSandbox, seconds: number): Promise<void> {
  const body = JSON.stringify({ advanceSeconds: seconds });
  await fetch(sandbox.clockUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
