import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type ContractOutcome, printedBy, runContract } from '../run/contract-process.ts';
import { closedPort, type LittleServer, startHttpServer, startTcpServer } from '../run/little-server.ts';
import { namedEnvironment } from '../run/named-environment.ts';
import { type RegisteredSandbox, startRegisteredSandbox } from '../run/registered-sandbox.ts';
import { scratchFolder } from '../run/scratch.ts';
import { provedRefusals } from './proved-refusals.ts';

// Each test is a run of its own, in processes of its own.
jest.setTimeout(60_000);

const scratch = scratchFolder();
const open: Array<{ close(): Promise<void> }> = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function kept<T extends LittleServer>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  open.push(server);
  return server;
}

function runAgainst(baseUrl: string, further: Readonly<Record<string, string>> = {}): Promise<ContractOutcome> {
  const env = namedEnvironment('blackout', baseUrl, { OFFBLOCKS_TIMEOUT_MS: '1000', ...further });
  return runContract({ scratch, env });
}

/** What every blackout has in common: nothing is known, so nothing is claimed, in one direction or the other. */
function expectUndecided(run: ContractOutcome): void {
  expect([run.code, run.verdict?.word]).toEqual([3, 'undecided']);
  expect(run.verdict?.counts).toMatchObject({ violated: 0, 'suite-fault': 0 });
  expect(provedRefusals(run)).toEqual([]);
  expect(run.evidence.unreadable).toEqual([]);
  expect(run.evidence.records.filter(({ kind }) => kind === 'suite')).toEqual([]);
  expect(run.stdout).toMatch(/^undecided: environment blackout, contract /m);
  expect(run.stdout).toMatch(/^exit 3 {2}undecided$/m);
}

describe('an environment that cannot be reached', () => {
  it('leaves the run undecided when nothing listens, and says that nothing accepts connections', async () => {
    const port = await closedPort();
    const run = await runAgainst(`http://127.0.0.1:${port}/v1`);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*nothing accepts connections.*ECONNREFUSED/);
  });

  it('leaves the run undecided when the server accepts and never answers, and says that no answer came in time', async () => {
    const server = await kept(startTcpServer((socket) => socket.resume()));
    const run = await runAgainst(server.baseUrl, { OFFBLOCKS_TIMEOUT_MS: '300' });
    expectUndecided(run);
    expect(server.seen()).toBeGreaterThan(0);
    expect(run.stdout).toMatch(/preflight: .*no complete answer came in time/);
  });

  it('leaves the run undecided when connections are reset, and says so', async () => {
    const server = await kept(startTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*the connection was reset.*ECONNRESET/);
  });

  it('leaves the run undecided when what answers does not speak HTTP, and says so', async () => {
    const server = await kept(startTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*does not speak HTTP/);
  });

  it('leaves the run undecided when the TLS handshake meets garbage, and names TLS', async () => {
    const server = await kept(startTcpServer((socket) => socket.once('data', () => socket.end('no TLS here\r\n'))));
    const run = await runAgainst(`https://127.0.0.1:${server.port}/v1`);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*TLS handshake failed/);
  });

  it('leaves the run undecided when an answer breaks off in the middle, and says that it was cut off', async () => {
    const beginning = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"token":"ab';
    const server = await kept(startTcpServer((socket) => socket.once('data', () => socket.end(beginning))));
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*the answer was cut off/);
  });
});

describe('an environment that is down or stands behind something else', () => {
  const page = '<!DOCTYPE html><html><head><title>Back soon</title></head><body>Maintenance</body></html>';

  it('leaves the run undecided for a 503 with an HTML page, and names the intermediary', async () => {
    const server = await kept(
      startHttpServer((_request, _body, response) =>
        response.writeHead(503, { 'content-type': 'text/html' }).end(page),
      ),
    );
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: an intermediary answered with an HTML page/);
  });

  it('waits as told by a 503 with Retry-After, asks once more, and leaves the run undecided', async () => {
    const server = await kept(
      startHttpServer((_request, _body, response) => response.writeHead(503, { 'retry-after': '0' }).end()),
    );
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(server.seen()).toBe(2);
    expect(run.stdout).toMatch(/preflight: .*503/);
  });

  it('leaves the run undecided when everything is answered by an HTML page with 200', async () => {
    const server = await kept(
      startHttpServer((_request, _body, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(page),
      ),
    );
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: an intermediary answered with an HTML page/);
  });
});

describe('an environment that refuses us', () => {
  it('leaves the run undecided when everything is answered with 401', async () => {
    const server = await kept(
      startHttpServer((_request, _body, response) =>
        response
          .writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' })
          .end('{"code":"INVALID_CREDENTIALS","message":"Invalid credentials"}'),
      ),
    );
    const run = await runAgainst(server.baseUrl);
    expectUndecided(run);
    expect(run.stdout).toMatch(/preflight: .*401/);
    expect(run.stdout).toMatch(/OFFBLOCKS_API_KEY|credentials/);
  });

  describe('although it is a good one', () => {
    let sandbox: RegisteredSandbox | undefined;
    afterEach(async () => sandbox?.stop());

    it('leaves the run undecided when the API secret is wrong', async () => {
      sandbox = await startRegisteredSandbox();
      const secret = 'c0ffee5ec2e7a11b0a7d0c5b0b1e5eed0ddba11f';
      const run = await runContract({
        scratch,
        env: { CONTRACT_ENV: 'blackout', ...sandbox.variables, OFFBLOCKS_API_SECRET: secret },
      });
      expectUndecided(run);
      expect(run.stdout).toMatch(/preflight: .*401/);
      expect(printedBy(run)).not.toContain(secret);
    });

    it('leaves the run undecided when the signing key is another than the registered one, and names the settings', async () => {
      sandbox = await startRegisteredSandbox();
      const { OFFBLOCKS_SIGNING_KEY } = namedEnvironment('blackout', sandbox.baseUrl);
      const run = await runContract({
        scratch,
        env: { CONTRACT_ENV: 'blackout', ...sandbox.variables, OFFBLOCKS_SIGNING_KEY: OFFBLOCKS_SIGNING_KEY ?? '' },
      });
      expectUndecided(run);
      expect(run.stdout).toMatch(/preflight: the signed read .*OFFBLOCKS_SIGNING_KEY and OFFBLOCKS_SIGNING_KEY_ID/);
    });
  });
});
