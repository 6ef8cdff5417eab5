import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type BenchResult, renderTable, resultRows } from '../../../src/bench/bench-result.ts';
import { type GateMeasure, mostAtOnce } from '../../../src/bench/gate-run.ts';
import { type LatencyProxy, startLatencyProxy } from '../../../src/bench/latency-proxy.ts';
import { familyOf, type ProcessRow, ProcessWatch, readProcesses } from '../../../src/bench/process-watch.ts';
import { checkedShare, checkingCostMs, concurrentShare, median } from '../../../src/bench/ratios.ts';

describe('the ratios', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('take of %j the median %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('compare each checked pass with the bare one before it, so that a slow minute counts in both', () => {
    const pass = (perSecond: number, cpuMs: number) => ({ perSecond, cpuMs });
    const rounds = [
      { bare: pass(100, 1), checked: pass(90, 1.5) },
      { bare: pass(10, 1), checked: pass(9, 1.25) },
      { bare: pass(50, 1), checked: pass(10, 1.75) },
    ];
    expect(checkedShare(rounds)).toBeCloseTo(0.9);
    expect(checkingCostMs(rounds)).toBeCloseTo(0.5);
  });

  it('compare the highest concurrency with the lowest at the same latency, and need both', () => {
    const gates = [gate(100, 8, 15), gate(0, 1, 7), gate(100, 1, 100)];
    expect(concurrentShare(gates, 100)).toBeCloseTo(0.15);
    expect(concurrentShare(gates, 0)).toBeUndefined();
  });

  it('count as at once only what overlaps', () => {
    expect(mostAtOnce([])).toBe(0);
    expect(
      mostAtOnce([
        [0, 10],
        [10, 20],
        [20, 20],
      ]),
    ).toBe(1);
    expect(
      mostAtOnce([
        [0, 10],
        [5, 15],
        [9, 12],
        [11, 30],
      ]),
    ).toBe(3);
  });
});

function gate(latencyMs: number, concurrency: number, wallSeconds: number): GateMeasure {
  return {
    latencyMs,
    concurrency,
    wallSeconds,
    exchanges: 1600,
    proved: 2000,
    word: 'holds',
    firstRequestSeconds: 1,
    firstSuiteSeconds: 2,
    mostAtOnce: concurrency,
    use: { cpuSeconds: 9, largestMb: 140, suiteMb: 300, allMb: 390 },
  };
}

describe('the table', () => {
  const result: BenchResult = {
    quick: false,
    profile: 'gate',
    machine: { cores: 2, node: 'v20', platform: 'linux' },
    throughput: [],
    gates: [gate(0, 1, 20), gate(0, 8, 9), gate(100, 1, 100), gate(100, 8, 14)],
    generateSeconds: 2,
  };

  it('sets the aims beside the whole gate at the higher concurrency, where the whole process tree counts for memory', () => {
    const rows = resultRows(result);
    const aimed = rows.filter(([, , aim]) => aim !== '' && !aim.startsWith('≤ 1 ') && !/^≤ \d$/.test(aim));
    expect(aimed).toEqual([
      ['run, +0 ms, concurrency 8', '9.0 s: 1600 exchanges, 2000 checks, holds', '≤ 10 s, ≥ 1500 exchanges'],
      ['  peak memory, all processes of the suite', '300 MB', '≤ 250 MB'],
      ['concurrent of sequential wall time, +100 ms', '14 %', '≤ 15 %'],
    ]);
  });

  it('does not set the aims of the gate beside a quick run', () => {
    const quick = resultRows({ ...result, quick: true });
    expect(quick.filter(([, , aim]) => /10 s|250 MB/.test(aim))).toEqual([]);
  });

  it('says so where a system does not show its processes', () => {
    const { use: _, ...blind } = gate(0, 8, 9);
    expect(renderTable(resultRows({ ...result, gates: [blind] }))).toContain('not measured on this system');
  });
});

const row = (pid: number, parent: number, residentMb: number, ticks = 0, embedded = false): ProcessRow => ({
  pid,
  parent,
  ticks,
  residentMb,
  embedded,
});

describe('the watch over processes', () => {
  it('counts a process with all that descend from it, and no other', () => {
    const rows = [row(9, 5, 1), row(5, 2, 1), row(2, 1, 1), row(7, 1, 1)];
    expect(familyOf(2, rows).map(({ pid }) => pid)).toEqual([9, 5, 2]);
  });

  it('keeps the most memory of one process, of the suite, and of all, and the time of processes that are gone', () => {
    const watch = new ProcessWatch(2);
    watch.look([row(2, 1, 80, 10), row(3, 2, 120, 50), row(4, 2, 90, 20, true)]);
    watch.look([row(2, 1, 100, 30), row(5, 2, 20, 5), row(8, 1, 500, 999)]);
    expect(watch.stop()).toEqual({ cpuSeconds: 1.05, largestMb: 120, suiteMb: 200, allMb: 290 });
  });

  it('knows nothing of what it never saw', () => {
    expect(new ProcessWatch(2 ** 30).stop()).toBeUndefined();
  });

  it('finds this process, where the system shows its processes', () => {
    const rows = readProcesses();
    if (rows.length === 0) return;
    const own = rows.find(({ pid }) => pid === process.pid);
    expect(own?.parent).toBe(process.ppid);
    expect(own?.residentMb).toBeGreaterThan(20);
    expect(own?.ticks).toBeGreaterThan(0);
  });
});

describe('the latency proxy', () => {
  let server: Server | undefined;
  let proxy: LatencyProxy | undefined;
  afterEach(async () => {
    await proxy?.close();
    server?.closeAllConnections();
    server?.close();
  });

  it('hands on both ways what it gets, whole and in order, and not before the latency is over', async () => {
    const sent = 'x'.repeat(300_000);
    let arrivedAt = 0;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => {
        body += piece.toString();
      });
      request.on('end', () => {
        arrivedAt = performance.now();
        response.end(`${body}!`);
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    proxy = await startLatencyProxy((server.address() as AddressInfo).port, 60);
    const answer = await fetch(`http://127.0.0.1:${proxy.port}/`, { method: 'POST', body: sent });
    const text = await answer.text();
    expect(text === `${sent}!`).toBe(true);
    // A timer may fire up to a millisecond early by this clock.
    expect(performance.now() - arrivedAt).toBeGreaterThanOrEqual(59);
  });

  it('ends a connection whose other side is gone', async () => {
    server = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    proxy = await startLatencyProxy((server.address() as AddressInfo).port, 5);
    await expect(fetch(`http://127.0.0.1:${proxy.port}/`)).rejects.toThrow('fetch failed');
  });
});
