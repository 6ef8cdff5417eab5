import type { GateMeasure } from './gate-run.ts';
import { checkedShare, checkingCostMs, concurrentShare, median } from './ratios.ts';
import type { Round } from './throughput.ts';

/** Everything that one run of the benchmark found. */
export interface BenchResult {
  readonly quick: boolean;
  readonly profile: string;
  readonly machine: { readonly cores: number; readonly node: string; readonly platform: string };
  readonly throughput: ReadonlyArray<{ readonly concurrency: number; readonly rounds: readonly Round[] }>;
  readonly gates: readonly GateMeasure[];
  readonly generateSeconds: number;
}

/** One line of the table: what, how much, and what is aimed at. */
export type ResultRow = readonly [what: string, value: string, aim: string];

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const percent = (value: number): string => `${Math.round(value * 100)} %`;
const megabytes = (value: number): string => `${Math.round(value)} MB`;

/** The table of a result, line by line. */
export function resultRows(result: BenchResult): ResultRow[] {
  return [
    ...result.throughput.flatMap(({ concurrency, rounds }) => throughputRows(concurrency, rounds)),
    ...result.gates.flatMap((gate) => gateRows(gate, result.quick)),
    ...[...new Set(result.gates.map(({ latencyMs }) => latencyMs))].flatMap((latencyMs): ResultRow[] => {
      const share = concurrentShare(result.gates, latencyMs);
      const aim = latencyMs === 0 ? '' : '≤ 15 %';
      return share === undefined ? [] : [[`concurrent of sequential wall time, +${latencyMs} ms`, percent(share), aim]];
    }),
    ['time to generate', seconds(result.generateSeconds), ''],
  ];
}

function throughputRows(concurrency: number, rounds: readonly Round[]): ResultRow[] {
  const perSecond = (kind: keyof Round): string =>
    `${Math.round(median(rounds.map((round) => round[kind].perSecond)))}/s`;
  const at = `at concurrency ${concurrency}`;
  return [
    [`bare loop ${at}`, perSecond('bare'), ''],
    [`checked ${at}`, perSecond('checked'), ''],
    [`checked of bare throughput ${at}`, percent(checkedShare(rounds)), '≥ 90 %'],
    [`checking costs ${at}`, `${checkingCostMs(rounds).toFixed(2)} ms processor time an exchange`, ''],
  ];
}

function gateRows(gate: GateMeasure, quick: boolean): ResultRow[] {
  const { latencyMs, concurrency, wallSeconds, use } = gate;
  const name = `+${latencyMs} ms, concurrency ${concurrency}`;
  const aimed = latencyMs === 0 && concurrency > 1 && !quick;
  const rows: ResultRow[] = [
    [
      `run, ${name}`,
      `${seconds(wallSeconds)}: ${gate.exchanges} exchanges, ${gate.proved} checks, ${gate.word}`,
      aimed ? '≤ 10 s, ≥ 1500 exchanges' : '',
    ],
    [`  most requests at once`, String(gate.mostAtOnce), `≤ ${concurrency}`],
  ];
  if (latencyMs === 0)
    rows.push(
      ['  until the first request', seconds(gate.firstRequestSeconds), ''],
      ['  until the first request of a suite', seconds(gate.firstSuiteSeconds), ''],
    );
  if (use === undefined) return [...rows, ['  processor time and memory', 'not measured on this system', '']];
  return [
    ...rows,
    ['  processor time, all processes', seconds(use.cpuSeconds), ''],
    ['  peak memory, largest process of the suite', megabytes(use.largestMb), ''],
    ['  peak memory, all processes of the suite', megabytes(use.suiteMb), aimed ? '≤ 250 MB' : ''],
    ...(latencyMs === 0
      ? ([['  peak memory, with the embedded environment', megabytes(use.allMb), '']] satisfies ResultRow[])
      : []),
  ];
}

/** The table as plain text, one line a row. */
export function renderTable(rows: readonly ResultRow[]): string {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return rows
    .map(([what, value, aim]) => `${what.padEnd(first)}  ${value.padEnd(second)}  ${aim}`.trimEnd())
    .join('\n');
}
