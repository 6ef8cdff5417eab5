import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type ContractOutcome, requirementsWith, runContract } from '../run/contract-process.ts';
import { type LittleServer, startHttpServer } from '../run/little-server.ts';
import { namedEnvironment } from '../run/named-environment.ts';
import { scratchFolder } from '../run/scratch.ts';
import { provedRefusals } from './proved-refusals.ts';

// Each test is a run of its own, in processes of its own.
jest.setTimeout(90_000);

const scratch = scratchFolder();
let server: LittleServer | undefined;

afterEach(async () => server?.close());

/** A run with everything allowed that needs nothing else, so that as many suites as possible meet the server. */
function runAgainst(baseUrl: string): Promise<ContractOutcome> {
  const env = namedEnvironment('indifferent', baseUrl, {
    OFFBLOCKS_CAPABILITIES: 'simulator,bulk',
    OFFBLOCKS_POLL_BOUND_MS: '600',
    OFFBLOCKS_POLL_INTERVAL_MS: '100',
  });
  return runContract({ scratch, env });
}

/** What such a server has in common with every other: it breaks the contract, and proves nothing by its indifference. */
function expectViolated(run: ContractOutcome): void {
  expect([run.code, run.verdict?.word]).toEqual([1, 'violated']);
  expect(run.verdict?.counts['suite-fault']).toBe(0);
  expect(provedRefusals(run)).toEqual([]);
  expect(run.evidence.unreadable).toEqual([]);
  expect(run.stdout).toMatch(/^exit 1 {2}violated$/m);
}

describe('a server that answers everything alike', () => {
  it('violates the contract with 200 and {}, at the first answer that it must give', async () => {
    server = await startHttpServer((_request, _body, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    );
    const run = await runAgainst(server.baseUrl);
    expectViolated(run);
    expect(requirementsWith(run, 'violated')).toContain('body.required');
    expect(run.stdout).toMatch(/issueToken: .*\n(.*\n){0,6} {2}contract +openapi\.yaml:\d+/);
  });

  it('violates the contract by sending back what it got', async () => {
    server = await startHttpServer((_request, body, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const run = await runAgainst(server.baseUrl);
    expectViolated(run);
    expect(requirementsWith(run, 'violated')).toContain('response.no-secret');
  });

  it('violates the contract by giving tokens and refusing nothing', async () => {
    const token = JSON.stringify({
      token: 'a.b.c-a-token-of-some-length',
      expiresAt: Math.floor(Date.now() / 1000) + 3600,
    });
    server = await startHttpServer((request, _body, response) => {
      const body = request.url?.endsWith('/auth/token') ? token : request.method === 'GET' ? '[]' : '{}';
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const run = await runAgainst(server.baseUrl);
    expectViolated(run);
    expect(requirementsWith(run, 'violated')).toContain('response.expected-status');
  });

  it('proves no refusal by refusing everything but the read that the preflight makes', async () => {
    const token = JSON.stringify({
      token: 'a.b.c-a-token-of-some-length',
      expiresAt: Math.floor(Date.now() / 1000) + 3600,
    });
    server = await startHttpServer((request, _body, response) => {
      const isToken = request.url?.endsWith('/auth/token') && server !== undefined && server.seen() === 1;
      const isRead = request.url?.endsWith('/customers') && request.method === 'GET' && server?.seen() === 2;
      const [status, body] = isToken ? [200, token] : isRead ? [200, '[]'] : [401, ''];
      response.writeHead(status, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' }).end(body);
    });
    const run = await runAgainst(server.baseUrl);
    const twins = new Set(['listCustomers', 'issueToken']);
    const hollow = run.evidence.records.flatMap((record) =>
      record.kind === 'check' && record.twin !== undefined && !twins.has(record.twin) ? [record.id] : [],
    );
    const proved = provedRefusals(run).filter((id) => hollow.includes(id));
    expect(proved).toEqual([]);
    expect(run.code).not.toBe(0);
  });
});
