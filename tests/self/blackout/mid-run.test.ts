import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { runContract } from '../run/contract-process.ts';
import { type ForwardingProxy, startForwardingProxy } from '../run/forwarding-proxy.ts';
import { type RegisteredSandbox, startRegisteredSandbox } from '../run/registered-sandbox.ts';
import { scratchFolder } from '../run/scratch.ts';
import { provedRefusals } from './proved-refusals.ts';

// A run of its own against an environment of its own.
jest.setTimeout(90_000);

const scratch = scratchFolder();
let sandbox: RegisteredSandbox | undefined;
let proxy: ForwardingProxy | undefined;

afterEach(async () => {
  await proxy?.close();
  await sandbox?.stop('SIGKILL');
});

describe('an environment that dies in mid-run', () => {
  it.each([8, 60])('before request %d leaves the run undecided, with a journal that can be read', async (last) => {
    sandbox = await startRegisteredSandbox();
    const victim = sandbox;
    proxy = await startForwardingProxy(victim.baseUrl, async (n) => {
      if (n === last) await victim.stop('SIGKILL');
    });
    const run = await runContract({
      scratch,
      env: {
        CONTRACT_ENV: 'mortal',
        ...victim.variables,
        OFFBLOCKS_BASE_URL: proxy.baseUrl,
        OFFBLOCKS_TIMEOUT_MS: '2000',
        OFFBLOCKS_POLL_BOUND_MS: '2000',
      },
    });
    expect([run.code, run.verdict?.word]).toEqual([3, 'undecided']);
    expect(run.verdict?.counts).toMatchObject({ violated: 0, 'suite-fault': 0 });
    expect(run.verdict?.counts['not-reached']).toBeGreaterThan(50);
    expect(run.evidence.unreadable).toEqual([]);
    // All that was answered before it died is there to be read.
    const answered = run.evidence.records.filter((record) => record.kind === 'exchange' && record.response);
    expect(answered.length).toBe(proxy.exchanges.length);
    expect(answered.length).toBeLessThan(last);
    const failures = run.evidence.records.flatMap((record) =>
      record.kind === 'exchange' && record.failure ? [record.failure.kind] : [],
    );
    expect(failures.length).toBeGreaterThan(0);
    expect(run.stdout).toMatch(/not-reached: .*(the connection was reset|nothing accepts connections)/);
    const unanswered = new Set(
      run.evidence.records.flatMap((record) => (record.kind === 'exchange' && !record.response ? [record.id] : [])),
    );
    const hollow = (run.verdict?.checks ?? []).filter(
      ({ id, exchanges }) =>
        provedRefusals(run).includes(id) && exchanges.every((exchange) => unanswered.has(exchange)),
    );
    expect(hollow).toEqual([]);
  });
});
