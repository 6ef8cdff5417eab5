import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type KeyPair, newKeyPair } from './named-environment.ts';
import { processEnvironment } from './process-environment.ts';
import { projectRoot } from './project-root.ts';

/** The embedded environment as a process, with keys registered, so that settings alone point a run at it. */
export interface RegisteredSandbox {
  /** Where it listens, ending in `/v1`. */
  readonly baseUrl: string;
  /** The settings of a named environment with every capability but webhooks, base URL included. */
  readonly variables: Readonly<Record<string, string>>;
  readonly keys: { readonly primary: KeyPair; readonly second: KeyPair };
  /** Ends it as an operator would, or by SIGKILL as a crash. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts the embedded environment and registers a P-384 key for its first tenant and an Ed25519 key for the second.
 * @param options further options of sandbox/main.ts
 */
export async function startRegisteredSandbox(options: readonly string[] = []): Promise<RegisteredSandbox> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--json', ...options], {
    cwd: projectRoot,
    env: processEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const announced = await announcement(child);
  const baseUrl = announcedValue(announced, 'OFFBLOCKS_BASE_URL');
  const keys = { primary: newKeyPair('p384'), second: newKeyPair('ed25519') };
  const keyIds = {
    primary: await register(baseUrl, announced, 'OFFBLOCKS_', keys.primary),
    second: await register(baseUrl, announced, 'OFFBLOCKS_SECOND_', keys.second),
  };
  return {
    baseUrl,
    keys,
    variables: {
      ...announced,
      OFFBLOCKS_CAPABILITIES: 'simulator,clock,destructive,tenants,bulk',
      OFFBLOCKS_SIGNING_KEY: keys.primary.privateKey,
      OFFBLOCKS_SIGNING_KEY_ID: keyIds.primary,
      OFFBLOCKS_SECOND_SIGNING_KEY: keys.second.privateKey,
      OFFBLOCKS_SECOND_SIGNING_KEY_ID: keyIds.second,
    },
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

async function announcement(child: ChildProcess): Promise<Record<string, string>> {
  if (!child.stdout) throw new TypeError('the sandbox has no output');
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the sandbox ended with ${String(code)} before it listened`);
  });
  // Once it listens, its end is no failure of the start.
  failed.catch(() => undefined);
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  return JSON.parse(await Promise.race([line, failed]));
}

function announcedValue(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`the sandbox announced no ${name}`);
  return value;
}

async function register(
  baseUrl: string,
  announced: Readonly<Record<string, string>>,
  prefix: string,
  { publicKey }: KeyPair,
): Promise<string> {
  const send = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, string>;
  };
  const apiKey = announcedValue(announced, `${prefix}API_KEY`);
  const { token } = await send('POST', '/auth/token', {
    apiKey,
    apiSecret: announcedValue(announced, `${prefix}API_SECRET`),
  });
  const { keyId } = await send('PUT', '/auth/signing', { publicKey }, { authorization: `Bearer ${token}` });
  if (keyId === undefined) throw new Error('the sandbox gave no key id');
  return keyId;
}
