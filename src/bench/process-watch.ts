import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started took; undefined members could not be measured on this system. */
export interface ProcessUse {
  /** Seconds of processor time, of user and system together. */
  readonly cpuSeconds: number;
  /** Most memory of one process of the suite, in MB of resident set. */
  readonly largestMb: number;
  /** Most memory of the suite's processes together, in MB; pages that they share count for each. */
  readonly suiteMb: number;
  /** The same with the embedded environment, which belongs to no real run. */
  readonly allMb: number;
}

/** One process as /proc shows it. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly residentMb: number;
  readonly embedded: boolean;
}

/** Ticks of processor time a second: Linux counts them so for programs, whatever its own clock does. */
const ticksPerSecond = 100;
const pageBytes = 4096;
const intervalMs = 100;

/** Reads all processes from /proc; none where there is no such folder. */
export function readProcesses(): ProcessRow[] {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return [
        {
          pid: Number(name),
          parent: Number(fields[1]),
          ticks: Number(fields[11]) + Number(fields[12]),
          residentMb: (Number(fields[21]) * pageBytes) / 1024 / 1024,
          embedded: command.includes('sandbox/main.ts'),
        },
      ];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** The process with this id and all that descend from it. */
export function familyOf(root: number, rows: readonly ProcessRow[]): ProcessRow[] {
  const family = new Set([root]);
  let before = 0;
  while (family.size > before) {
    before = family.size;
    for (const { pid, parent } of rows) if (family.has(parent)) family.add(pid);
  }
  return rows.filter(({ pid }) => family.has(pid));
}

/** Follows a process and its descendants until it is stopped. */
export class ProcessWatch {
  readonly #root: number;
  readonly #timer: NodeJS.Timeout;
  readonly #ticks = new Map<number, number>();
  #largestMb = 0;
  #suiteMb = 0;
  #allMb = 0;

  /** @param root id of the process */
  constructor(root: number) {
    this.#root = root;
    this.#timer = setInterval(() => this.look(readProcesses()), intervalMs);
  }

  /** Takes one look at the processes as they are. */
  look(rows: readonly ProcessRow[]): void {
    const family = familyOf(this.#root, rows);
    for (const { pid, ticks } of family) this.#ticks.set(pid, Math.max(ticks, this.#ticks.get(pid) ?? 0));
    const suite = family.filter(({ embedded }) => !embedded).map(({ residentMb }) => residentMb);
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    this.#largestMb = Math.max(this.#largestMb, ...suite);
    this.#suiteMb = Math.max(this.#suiteMb, sum(suite));
    this.#allMb = Math.max(this.#allMb, sum(family.map(({ residentMb }) => residentMb)));
  }

  /** Stops following and gives what was seen; undefined where the system shows no processes. */
  stop(): ProcessUse | undefined {
    clearInterval(this.#timer);
    if (this.#ticks.size === 0) return undefined;
    const ticks = [...this.#ticks.values()].reduce((total, value) => total + value, 0);
    return {
      cpuSeconds: ticks / ticksPerSecond,
      largestMb: this.#largestMb,
      suiteMb: this.#suiteMb,
      allMb: this.#allMb,
    };
  }
}
