import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from './record-shape.ts';
import type { EvidenceRecord } from './records.ts';

/** What the journals of a run say, and which lines could not be read. */
export interface Evidence {
  readonly records: readonly EvidenceRecord[];
  /** `file:line` of each torn or foreign line: what a crash left behind is named, not dropped in silence. */
  readonly unreadable: readonly string[];
}

/** What was read of one journal: all of its whole lines so far. */
interface ReadJournal {
  bytes: number;
  lines: number;
  readonly records: EvidenceRecord[];
  readonly unreadable: string[];
}

/** Reads the journals of a run, also several times while it goes on: what was read once is not read again. */
export class EvidenceReader {
  readonly #directory: string;
  readonly #journals = new Map<string, ReadJournal>();

  /** @param directory folder of the journals; a missing one is an empty run */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** All evidence there is by now, the journals in the order of their names. */
  read(): Evidence {
    const all = this.#names().map((name) => this.#readOn(name));
    return {
      records: all.flatMap(({ records }) => records),
      unreadable: all.flatMap(({ unreadable }) => unreadable),
    };
  }

  #names(): string[] {
    try {
      return readdirSync(this.#directory)
        .filter((name) => name.endsWith('.ndjson'))
        .sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return [];
    }
  }

  #readOn(name: string): Evidence {
    const journal = this.#journals.get(name) ?? { bytes: 0, lines: 0, records: [], unreadable: [] };
    this.#journals.set(name, journal);
    const more = readFileSync(join(this.#directory, name)).subarray(journal.bytes);
    const end = more.lastIndexOf('\n') + 1;
    const lines = more.toString('utf8', 0, end).split('\n').slice(0, -1);
    for (const [index, line] of lines.entries()) takeIn(journal, line, `${name}:${journal.lines + index + 1}`);
    journal.bytes += end;
    journal.lines += lines.length;
    if (end === more.length) return journal;
    // A line that has no end may be torn, or still be written: it is looked at again the next time.
    const last = { ...journal, records: [...journal.records], unreadable: [...journal.unreadable] };
    takeIn(last, more.toString('utf8', end), `${name}:${journal.lines + 1}`);
    return last;
  }
}

function takeIn({ records, unreadable }: ReadJournal, line: string, place: string): void {
  if (line === '') return;
  const record = parseRecord(line);
  if (record === undefined) unreadable.push(place);
  else records.push(record);
}

/** Reads all journals of a run folder once. */
export function readEvidence(directory: string): Evidence {
  return new EvidenceReader(directory).read();
}
