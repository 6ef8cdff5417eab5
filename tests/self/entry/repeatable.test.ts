import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { atMostTwo } from '../run/at-most-two.ts';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { scratchFolder } from '../run/scratch.ts';
import { timelessRequests } from './timeless-request.ts';

const scratch = scratchFolder();
let runs: ContractOutcome[] = [];

/** Suites of which each sends bodies, keys, ids and wallets of its own, and which share no process with another. */
const suites = 'flows/approve';

function start(seed: string, runId: string): Promise<ContractOutcome> {
  return runContract({
    scratch,
    args: ['--env', 'local', '--only', suites, '--seed', seed, '--run-id', runId],
    // One process, so that the environment meets the suites in the same order.
    env: { OFFBLOCKS_CONCURRENCY: '1' },
  });
}

beforeAll(async () => {
  runs = await atMostTwo(
    [
      ['a seed', 'same-run'],
      ['a seed', 'same-run'],
      ['a seed', 'other-run'],
      ['other seed', 'same-run'],
    ] as const,
    ([seed, runId]) => start(seed, runId),
  );
}, 90_000);

const recordsOf = (index: number): readonly EvidenceRecord[] => runs[index]?.evidence.records ?? [];
const checkIds = (index: number): string[] => (runs[index]?.verdict?.checks ?? []).map(({ id }) => id);

describe('the same seed and run id', () => {
  it('give the same check ids', () => {
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(checkIds(0).length).toBeGreaterThan(50);
    expect(checkIds(1)).toEqual(checkIds(0));
  });

  it('give the same requests, byte for byte, but for what the time decides', () => {
    const [first, again] = [timelessRequests(recordsOf(0)), timelessRequests(recordsOf(1))];
    expect(first.length).toBeGreaterThan(20);
    expect(again).toEqual(first);
  });
});

describe('another seed or run id', () => {
  it.each([2, 3])('gives the same check ids and other customers, wallets and idempotency keys (run %d)', (other) => {
    expect(checkIds(other)).toEqual(checkIds(0));
    const made = (index: number): string[] =>
      recordsOf(index).flatMap((record) => {
        if (record.kind !== 'exchange' || record.operation !== 'createCustomer') return [];
        const key = record.request.headers.find(([name]) => name.toLowerCase() === 'idempotency-key')?.[1] ?? '';
        const { chainId } = JSON.parse(record.request.body?.content ?? '{}') as { chainId?: string };
        return [key, String(chainId)];
      });
    expect(made(other).length).toBe(made(0).length);
    expect(made(other).filter((value) => made(0).includes(value))).toEqual([]);
  });
});
