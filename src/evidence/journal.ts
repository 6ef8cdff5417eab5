import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceRecord } from './records.ts';
import type { Redactor } from './redaction.ts';

/** An append-only NDJSON file of one process: each record is one write of one line, so a crash can tear only the last. */
export class Journal {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #redactor: Redactor;
  #torn = false;
  #closed = false;

  /**
   * Opens `<directory>/<name>.ndjson` for appending, creating what is missing.
   * @throws an Error that names the file and what to do when it can't be opened
   */
  constructor(directory: string, name: string, redactor: Redactor) {
    this.#file = join(directory, `${name}.ndjson`);
    this.#redactor = redactor;
    try {
      mkdirSync(directory, { recursive: true });
      this.#descriptor = openSync(this.#file, 'a', 0o600);
    } catch (error) {
      throw journalError('JOURNAL_NOT_OPENED', this.#file, error);
    }
  }

  /**
   * Redacts and writes one record before it returns.
   * @throws an Error that names the file and what to do when the record could not be written, on a full disk for example
   */
  append(record: EvidenceRecord): void {
    // The number of a closed descriptor may by now belong to another file.
    if (this.#closed) throw journalError('JOURNAL_CLOSED', this.#file, new Error('it was closed before this record'));
    const text = `${JSON.stringify(this.#redactor.value(record))}\n`;
    // What an earlier failure left of a line must not spoil this one.
    const line = Buffer.from(this.#torn ? `\n${text}` : text);
    let written = 0;
    try {
      while (written < line.length) written += writeSync(this.#descriptor, line, written);
    } catch (error) {
      this.#torn ||= written > 0;
      throw journalError('JOURNAL_NOT_WRITTEN', this.#file, error);
    }
    this.#torn = false;
  }

  /** Closes the file; nothing can be appended afterwards. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }
}

function journalError(code: string, file: string, cause: unknown): Error {
  const received = String((cause as Error | undefined)?.message ?? cause);
  const next = 'make room or choose another folder with CONTRACT_REPORT_DIR, then run again';
  const text = [
    `${code}  the evidence of this run could not be kept`,
    `  where     ${file}`,
    '  expected  a file that takes every record',
    `  received  ${received}`,
    `  next      ${next}`,
  ];
  return new Error(text.join('\n'), { cause });
}
