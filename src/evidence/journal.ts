import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceRecord } from './records.ts';
import type { Redactor } from './redaction.ts';

/** An append-only NDJSON file of one process: each record is one write of one line, so a crash can tear only the last. */
export class Journal {
  readonly #descriptor: number;
  readonly #redactor: Redactor;

  /**
   * Opens `<directory>/<name>.ndjson` for appending, creating what is missing.
   * @throws the error of the file system when the folder can't be written
   */
  constructor(directory: string, name: string, redactor: Redactor) {
    mkdirSync(directory, { recursive: true });
    this.#descriptor = openSync(join(directory, `${name}.ndjson`), 'a', 0o600);
    this.#redactor = redactor;
  }

  /** Redacts and writes one record before it returns. */
  append(record: EvidenceRecord): void {
    const line = Buffer.from(`${JSON.stringify(this.#redactor.value(record))}\n`);
    for (let written = 0; written < line.length; ) written += writeSync(this.#descriptor, line, written);
  }

  /** Closes the file; nothing can be appended afterwards. */
  close(): void {
    closeSync(this.#descriptor);
  }
}

/** What the journals of a run say, and which lines could not be read. */
export interface Evidence {
  readonly records: readonly EvidenceRecord[];
  /** `file:line` of each torn or foreign line: what a crash left behind is named, not dropped in silence. */
  readonly unreadable: readonly string[];
}

/** Reads all journals of a run folder, in the order of their names; a missing folder is an empty run. */
export function readEvidence(directory: string): Evidence {
  const records: EvidenceRecord[] = [];
  const unreadable: string[] = [];
  let names: string[] = [];
  try {
    names = readdirSync(directory)
      .filter((name) => name.endsWith('.ndjson'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  for (const name of names) {
    const lines = readFileSync(join(directory, name), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const record = parseRecord(line);
      if (record === undefined) unreadable.push(`${name}:${index + 1}`);
      else records.push(record);
    }
  }
  return { records, unreadable };
}

const kinds: ReadonlySet<string> = new Set<EvidenceRecord['kind']>([
  'exchange',
  'check',
  'planned',
  'step',
  'observation',
  'suite',
  'suite-fault',
]);

function parseRecord(line: string): EvidenceRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return typeof kind === 'string' && kinds.has(kind) ? (value as EvidenceRecord) : undefined;
  } catch {
    return undefined;
  }
}
