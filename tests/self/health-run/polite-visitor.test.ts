import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import type { SandboxOptions } from '../../../sandbox/start.ts';
import { readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { scratchFolder } from '../run/scratch.ts';
import { openFront, type Weather } from './front.ts';
import { playNight, quickSandbox } from './visited-environment.ts';

jest.setTimeout(60_000);

const scratch = scratchFolder();

/** A night with all that it asked, by the environment that it visits and the weather before it. */
async function visited(options: SandboxOptions, weather: Partial<Weather>, variables: Record<string, string> = {}) {
  const sandbox = await quickSandbox(options);
  const front = await openFront();
  await front.change({ gate: 'open', target: sandbox.baseUrl, ...weather });
  const healthDir = mkdtempSync(join(scratch, 'polite-'));
  const reportDir = join(healthDir, 'reports');
  const night = { sandbox, baseUrl: front.baseUrl, healthDir, reportDir, runId: 'polite', at: new Date(), variables };
  try {
    const result = await playNight(night);
    const { records } = readEvidence(join(reportDir, 'health-polite', 'journal'));
    return { ...result, exchanges: records.filter((one): one is ExchangeRecord => one.kind === 'exchange') };
  } finally {
    await front.close();
    await sandbox.close();
  }
}

describe('a visitor', () => {
  it('asks some twenty-five times where all is well, one request after the other', async () => {
    const { night, exchanges } = await visited({}, {});
    expect(night.state).toBe('ok');
    expect(exchanges.length).toBeLessThanOrEqual(30);
    const walked = exchanges.filter(({ suite }) => suite !== 'clean-up');
    const ends = walked.map(({ at, timings }) => Date.parse(at) + timings.totalMs);
    // Instants are told by the whole millisecond.
    for (const [index, { at }] of walked.slice(1).entries())
      expect(Date.parse(at)).toBeGreaterThanOrEqual((ends[index] ?? 0) - 1);
  });

  it('waits as long as it is asked to, and takes that for no failure', async () => {
    const { night, exchanges } = await visited({}, { busy: true });
    expect(night.state).toBe('ok');
    const [busy, again] = exchanges.filter(({ operation }) => operation === 'createCustomer');
    expect(busy?.response?.status).toBe(429);
    expect(Date.parse(again?.at ?? '') - Date.parse(busy?.at ?? '')).toBeGreaterThanOrEqual(1000);
  });

  it('looks less often the longer a change takes, and once more when the bound is over', async () => {
    const bound = 1500;
    const { night, exchanges } = await visited(
      { fault: 'state-stuck-screening' },
      {},
      { OFFBLOCKS_POLL_BOUND_MS: `${bound}`, OFFBLOCKS_POLL_INTERVAL_MS: '1' },
    );
    expect(night.parts.find(({ part }) => part === 'transition:screening')).toMatchObject({ state: 'down' });
    const reads = exchanges.filter(({ suite, step }) => suite === 'approve' && step === 'verifying');
    const starts = reads.map(({ at }) => Date.parse(at) - Date.parse(reads[0]?.at ?? ''));
    const hasty = starts
      .slice(1, -1)
      .filter((start, index) => start - (starts[index] ?? 0) < (starts[index] ?? 0) / 10 - 2);
    expect(hasty).toEqual([]);
    expect(starts.length).toBeGreaterThan(5);
    expect(starts.at(-1)).toBeGreaterThan(bound * 0.9);
  });
});
