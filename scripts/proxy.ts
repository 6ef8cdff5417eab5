import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadSettings, type SettingsRequest } from '../src/config/load-settings.ts';
import { formatProblems } from '../src/config/problem.ts';
import { runFolder } from '../src/evidence/run-folder.ts';
import { ownMaking } from '../src/proxy/forwarded-headers.ts';
import { openProxySession } from '../src/proxy/open-session.ts';
import { type RunningProxy, startProxy } from '../src/proxy/proxy-server.ts';
import { requestLine } from '../src/proxy/request-line.ts';
import { formatRunProblem } from '../src/run/run-problem.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly env?: string;
  readonly port: number;
  readonly identity: 'primary' | 'second';
  readonly accessChanges: boolean;
  readonly keepSignatures: boolean;
  readonly replace: readonly string[];
  readonly reportDir?: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const usualPort = 4011;

const program = new Command('npm run proxy --')
  .description(
    'Signs, digests and authenticates the requests of any client, and adds idempotency keys where there are none. Listens on 127.0.0.1 only.',
  )
  .option('--env <name>', 'environment: local (embedded, started for the proxy), or the name of an .env.<name> file')
  .option('--port <number>', 'port to listen on; 0 takes a free one', portOf, usualPort)
  .addOption(new Option('--identity <which>', 'who signs').choices(['primary', 'second']).default('primary'))
  .option('--access-changes', 'let requests through that replace credentials or signing keys', false)
  .option('--keep-signatures', "let a caller's own Signature, Signature-Input and Content-Digest through", false)
  .option(
    '--replace <names>',
    'what a caller brings and the proxy replaces, by commas: token, idempotency-key',
    replacedOf,
    [],
  )
  .option('--report-dir <folder>', 'where the exchanges are recorded')
  .addHelpText(
    'after',
    `
A caller's own token and idempotency key stay, unless --replace says otherwise; signature and digest are always the
proxy's, unless --keep-signatures is given. Ctrl-C ends it. docs/proxy.md shows how curl, Postman, Schemathesis and a browser use it.

Exit codes: 0 ended, 2 settings wrong or port taken, 3 the embedded environment took no key, 4 crash

Examples:
  npm run proxy -- --env local
  npm run proxy -- --env staging --port 4012 --identity second
  npm run proxy -- --env local --replace token,idempotency-key`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
  return port;
}

function replacedOf(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => name !== 'token' && name !== 'idempotency-key');
  if (wrong !== undefined) throw new InvalidArgumentError('Give token, idempotency-key, or both by a comma.');
  return names;
}

/** Names of the headers that a caller may bring and that are made anew. */
function replacedHeaders({ keepSignatures, replace }: Flags): Set<string> {
  return new Set([
    ...(keepSignatures ? [] : ownMaking.signature),
    ...(replace.includes('token') ? ownMaking.token : []),
    ...(replace.includes('idempotency-key') ? ownMaking['idempotency-key'] : []),
  ]);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refused(text: string): number {
  process.stderr.write(`${text}\n\nexit ${exitCodes.misconfigured}  the proxy did not start\n`);
  return exitCodes.misconfigured;
}

/** Why the operating system did not give the port; undefined where the error is about something else. */
function portRefused(port: number, error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return undefined;
  const taken = code === 'EADDRINUSE';
  return formatRunProblem({
    code: taken ? 'PROXY_PORT_TAKEN' : 'PROXY_PORT_FORBIDDEN',
    what: taken ? `something listens on port ${port} already` : `port ${port} is not for this user`,
    expected: taken ? 'a free port' : 'a port that this user may open, above 1023 for example',
    received: code,
    where: 'option --port',
    next: 'give another, or --port 0 for any',
  });
}

async function main(): Promise<number> {
  const flags = program.parse().opts<Flags>();
  const { env, port, identity, accessChanges, reportDir } = flags;
  const request: SettingsRequest = {
    env: process.env,
    environmentName: env,
    overrides: { reportDir },
    cwd: root,
  };
  const loaded = loadSettings(request);
  if ('problems' in loaded) return refused(formatProblems(loaded.problems));
  for (const notice of loaded.notices) process.stderr.write(`notice: ${notice}\n`);
  let stop: (signal: string) => void = () => undefined;
  const stopped = new Promise<string>((resolve) => {
    stop = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
  const opened = await openProxySession(root, loaded, request, identity);
  if ('problem' in opened) return refused(formatRunProblem(opened.problem));
  if ('failure' in opened) {
    process.stderr.write(`${opened.failure}\n\nexit ${exitCodes.undecided}\n`);
    return exitCodes.undecided;
  }
  const { session } = opened;
  let requests = 0;
  try {
    let proxy: RunningProxy;
    try {
      proxy = await startProxy({
        session,
        identity,
        accessChanges,
        replaced: replacedHeaders(flags),
        port,
        onRequest: (one) => {
          requests += 1;
          print(requestLine(one));
        },
      });
    } catch (error) {
      const problem = portRefused(port, error);
      if (problem === undefined) throw error;
      return refused(problem);
    }
    const { settings } = session;
    const recorded = runFolder(settings);
    const evidence = relative(root, recorded).startsWith('..') ? recorded : relative(root, recorded);
    print(`proxy     http://127.0.0.1:${proxy.port}${settings.baseUrl.pathname}`);
    print(`to        environment ${settings.environment}, ${settings.baseUrl.href}, as ${identity}`);
    print(`evidence  ${evidence}/  Ctrl-C ends the proxy`);
    await stopped;
    await proxy.close();
    print(`\nended after ${requests} ${requests === 1 ? 'request' : 'requests'}`);
    return exitCodes.holds;
  } finally {
    await opened.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const code = exitCodes['suite fault'];
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`the proxy crashed: ${text}\nexit ${code}\n`);
    process.exit(code);
  },
);
