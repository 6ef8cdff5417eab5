import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type ContractOutcome, requirementsWith, runContract } from '../run/contract-process.ts';
import { type ForwardingProxy, startForwardingProxy } from '../run/forwarding-proxy.ts';
import { type LittleServer, startHttpServer } from '../run/little-server.ts';
import { namedEnvironment, newKeyPair } from '../run/named-environment.ts';
import { type RegisteredSandbox, startRegisteredSandbox } from '../run/registered-sandbox.ts';
import { scratchFolder } from '../run/scratch.ts';
import { artefactsOf, leaksIn, linesOfKey } from './search.ts';
import { spellingsOf } from './spellings.ts';

// Each test is a run of its own.
jest.setTimeout(90_000);

const scratch = scratchFolder();
let sandbox: RegisteredSandbox | undefined;
let proxy: ForwardingProxy | undefined;
let server: LittleServer | undefined;

afterEach(async () => {
  await server?.close();
  await proxy?.close();
  await sandbox?.stop();
});

/** Every token and API secret that went over the wire, those that the run made up for itself included. */
function secretsOnTheWire({ exchanges }: ForwardingProxy): Record<string, string> {
  const tokens = exchanges.flatMap(({ path, status, body }) =>
    path.endsWith('/auth/token') && status === 200 ? [String(JSON.parse(body).token)] : [],
  );
  const apiSecrets = exchanges.flatMap(({ path, sent }) => {
    const [, value = ''] = /"apiSecret":"([^"]{8,})"/.exec(path.includes('/auth/') ? sent : '') ?? [];
    return value === '' ? [] : [value];
  });
  return Object.fromEntries([
    ...[...new Set(tokens)].map((token, index) => [`token ${index + 1}`, token] as const),
    ...[...new Set(apiSecrets)].map((secret, index) => [`API secret ${index + 1} on the wire`, secret] as const),
  ]);
}

function secretsOf({ variables, keys }: RegisteredSandbox): Record<string, string> {
  const named = Object.entries(variables).filter(([name]) => /API_(KEY|SECRET)$/.test(name));
  return {
    ...Object.fromEntries(named),
    ...linesOfKey('OFFBLOCKS_SIGNING_KEY', keys.primary.privateKey),
    ...linesOfKey('OFFBLOCKS_SECOND_SIGNING_KEY', keys.second.privateKey),
  };
}

async function runThroughProxy(args: readonly string[], ...options: string[]): Promise<ContractOutcome> {
  sandbox = await startRegisteredSandbox(options);
  proxy = await startForwardingProxy(sandbox.baseUrl);
  return runContract({
    scratch,
    args,
    env: { CONTRACT_ENV: 'canary', ...sandbox.variables, OFFBLOCKS_BASE_URL: proxy.baseUrl },
  });
}

describe('what a run leaves behind', () => {
  it('holds no secret of the settings and no token in any spelling, after everything was tried with them', async () => {
    const run = await runThroughProxy(['--profile', 'flow']);
    expect(run.code).toBe(0);
    const onTheWire = proxy ? secretsOnTheWire(proxy) : {};
    expect(Object.keys(onTheWire).length).toBeGreaterThan(8);
    const artefacts = artefactsOf(run);
    expect([...artefacts.keys()]).toEqual(expect.arrayContaining([expect.stringMatching(/verdict\.json$/)]));
    const secrets = sandbox ? secretsOf(sandbox) : {};
    expect(Object.keys(secrets).length).toBeGreaterThan(8);
    expect(leaksIn(artefacts, { ...secrets, ...onTheWire })).toEqual([]);
  });

  it('holds no secret although the environment repeats them in its errors, and says that it did', async () => {
    const run = await runThroughProxy(['--only', 'flows/refusals'], '--fault', 'error-echoes-secret');
    expect([run.code, requirementsWith(run, 'violated')]).toEqual([1, ['response.no-secret']]);
    const secrets = { ...(sandbox ? secretsOf(sandbox) : {}), ...(proxy ? secretsOnTheWire(proxy) : {}) };
    expect(leaksIn(artefactsOf(run), secrets)).toEqual([]);
  });

  it('holds no secret although a server sends them back in every spelling, in bodies, headers and reasons', async () => {
    // Every character here is written differently in at least one spelling.
    const apiSecret = 'canary+/=&%"\\<secret>\'{}~?x9';
    const key = newKeyPair();
    server = await startHttpServer((_request, body, response) => {
      const echoed = spellingsOf(apiSecret).map(({ text }) => text);
      const all = [body.toString(), ...echoed, ...key.privateKey.split('\n')];
      response.statusMessage = encodeURIComponent(apiSecret);
      response.writeHead(401, { 'content-type': 'application/json', 'x-debug': echoed.join(' '), 'x-raw': apiSecret });
      response.end(JSON.stringify({ message: all.join(' '), nested: { [apiSecret]: JSON.stringify({ apiSecret }) } }));
    });
    const run = await runContract({
      scratch,
      env: namedEnvironment('canary', server.baseUrl, {
        OFFBLOCKS_API_SECRET: apiSecret,
        OFFBLOCKS_SIGNING_KEY: key.privateKey,
      }),
    });
    expect(server.seen()).toBeGreaterThan(0);
    expect(requirementsWith(run, 'violated')).toEqual(['response.no-secret']);
    expect(leaksIn(artefactsOf(run), { apiSecret, ...linesOfKey('the key', key.privateKey) })).toEqual([]);
  });

  it('holds no secret although the settings are wrong', async () => {
    const apiSecret = 'canary-of-a-run-that-never-began';
    const { privateKey } = newKeyPair();
    const run = await runContract({
      scratch,
      env: namedEnvironment('canary', 'http://not-loopback.example/v1', {
        OFFBLOCKS_API_SECRET: `${apiSecret} with a space`,
        OFFBLOCKS_SIGNING_KEY: privateKey.replace('BEGIN', 'BEGIM'),
      }),
    });
    expect(run.code).toBe(2);
    expect(leaksIn(artefactsOf(run), { apiSecret, ...linesOfKey('the key', privateKey) })).toEqual([]);
  });
});

describe('the search for leaks', () => {
  it('finds a secret in each spelling and at each place within what was encoded', () => {
    const secret = 'canary+/=&%"9';
    for (const { text } of spellingsOf(secret)) {
      expect(leaksIn(new Map([['a file', `before ${text} after`]]), { secret })).not.toEqual([]);
    }
    for (const before of ['', 'a', 'ab', 'abc']) {
      const encoded = Buffer.from(`${before}${secret}tail`).toString('base64');
      expect(leaksIn(new Map([['a file', encoded]]), { secret })).not.toEqual([]);
    }
    expect(leaksIn(new Map([['a file', 'nothing of the kind']]), { secret })).toEqual([]);
  });
});
