import { rmSync } from 'node:fs';
import type { Verdict } from '../verdict/judge.ts';
import { ContractProcesses, type EndedRun, type ProcessPlan } from './contract-process.ts';
import { differencesFromClean } from './hold.ts';
import { dueExit, type Kill, killOf, requirementsWith } from './kill.ts';
import type { Selection, WantedFault } from './selection.ts';

/** How a matrix runs. */
export interface MatrixPlan extends ProcessPlan {
  readonly selection: Selection;
  /** Runs at the same time. */
  readonly jobs: number;
  /** Whether a fault's run has all suites, instead of those that its pin names. */
  readonly full: boolean;
  /** Of every run, so that two runs differ by their fault or variant alone. */
  readonly seed: string;
  /** The profile of clean and variant runs; the whole gate unless named. */
  readonly profile?: 'flow' | 'gate';
}

/** One run of the matrix: what it was, how it ended, and in what it falls short of what it should have come to. */
export interface MatrixRow {
  readonly kind: 'clean' | 'fault' | 'variant';
  readonly id: string;
  readonly run: EndedRun;
  readonly shortfalls: readonly string[];
  readonly fault?: WantedFault;
  readonly kill?: Kill;
}

/** Runs a clean run, then each fault and each variant, and compares them with what they must come to. */
export class Matrix {
  readonly #plan: MatrixPlan;
  readonly #processes: ContractProcesses;
  readonly #onRow: (row: MatrixRow) => void;
  #ended = false;

  constructor(plan: MatrixPlan, onRow: (row: MatrixRow) => void) {
    this.#plan = plan;
    this.#processes = new ContractProcesses(plan);
    this.#onRow = onRow;
  }

  /** Starts nothing more and ends what runs; rows that are complete stay. */
  interrupt(): void {
    this.#ended = true;
    this.#processes.end();
  }

  /** How many runs the matrix has. */
  get size(): number {
    return 1 + this.#plan.selection.faults.length + this.#plan.selection.variants.length;
  }

  /** Runs everything; if the clean run does not hold, nothing else is run, because it would mean nothing. */
  async run(): Promise<MatrixRow[]> {
    const { selection } = this.#plan;
    const rows: MatrixRow[] = [];
    const keep = (row: MatrixRow | undefined): void => {
      if (row === undefined || this.#ended) return;
      if (row.shortfalls.length === 0) rmSync(row.run.folder, { recursive: true, force: true });
      rows.push(row);
      this.#onRow(row);
    };
    const clean = await this.#clean();
    keep(clean);
    const { verdict } = clean.run;
    if (clean.shortfalls.length > 0 || verdict === undefined || this.#ended) return rows;
    const waiting: (() => Promise<MatrixRow>)[] = [
      ...selection.variants.map((id) => () => this.#variant(id, verdict)),
      ...selection.faults.map((fault) => () => this.#fault(fault)),
    ];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !this.#ended; next = waiting.shift()) keep(await next());
    };
    await Promise.all(Array.from({ length: this.#plan.jobs }, worker));
    return rows;
  }

  async #clean(): Promise<MatrixRow> {
    const { selection, full, seed } = this.#plan;
    const suites = new Set(selection.faults.flatMap(({ pin }) => pin.seenBy));
    const narrow = !full && selection.variants.length === 0;
    const run = await this.#processes.run('clean', [
      ...['--seed', seed, ...this.#profile()],
      ...(narrow ? ['--only', [...suites].join(',')] : []),
    ]);
    const red = run.verdict === undefined ? [] : requirementsWith(run.verdict, 'violated');
    const shortfalls = [
      ...unjudged(run),
      ...(run.code === 0 ? [] : [`not clean: exit ${String(run.code)}, so that nothing could be told from a fault`]),
      ...red.map((requirement) => `not clean: ${requirement} is violated without any fault`),
    ];
    return { kind: 'clean', id: 'clean', run, shortfalls };
  }

  async #fault(fault: WantedFault): Promise<MatrixRow> {
    const { full, seed } = this.#plan;
    const { id, pin } = fault;
    const run = await this.#processes.run(id, [
      ...['--fault', id, '--seed', seed],
      ...(full ? [] : ['--only', pin.seenBy.join(',')]),
    ]);
    if (run.verdict === undefined) return { kind: 'fault', id, run, fault, shortfalls: unjudged(run) };
    const kill = killOf(run.verdict, pin);
    const due = dueExit(kill, pin);
    const exit = run.code === due || kill.killedBy.length === 0 ? [] : [`exit ${String(run.code)} instead of ${due}`];
    return { kind: 'fault', id, run, fault, kill, shortfalls: [...kill.shortfalls, ...exit] };
  }

  async #variant(id: string, clean: Verdict): Promise<MatrixRow> {
    const run = await this.#processes.run(id, ['--variant', id, '--seed', this.#plan.seed, ...this.#profile()]);
    const shortfalls = run.verdict === undefined ? unjudged(run) : differencesFromClean(run.verdict, clean);
    return { kind: 'variant', id, run, shortfalls };
  }

  #profile(): string[] {
    const { profile } = this.#plan;
    return profile === undefined ? [] : ['--profile', profile];
  }
}

function unjudged({ verdict, code, stdout, stderr }: EndedRun): string[] {
  if (verdict !== undefined) return [];
  const said = stderr.trim() || stdout.trim();
  const how = code === null ? 'was killed' : `ended with exit ${code}`;
  return [`not judged: the run ${how}${said === '' ? '' : ` and said: ${said.slice(-600)}`}`];
}
