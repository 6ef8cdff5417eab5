import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';
import { Journal } from '../../../src/evidence/journal.ts';
import { Ledger } from '../../../src/evidence/ledger.ts';
import { EvidenceReader, readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const observation = (value: string): EvidenceRecord => ({ kind: 'observation', id: 'a.b', value, exchanges: [] });
const fault = (suite: string): EvidenceRecord => ({ kind: 'suite-fault', code: 'A', message: 'a', suite, step: 'x' });

describe('a journal', () => {
  it('can be read while it is open, one record a line, in the order of writing', () => {
    const journal = new Journal(join(folder, 'deep', 'er'), 'worker-1', new Redactor());
    for (const value of ['one', 'two\nlines', 'three']) journal.append(observation(value));
    const { records, unreadable } = readEvidence(join(folder, 'deep', 'er'));
    expect(records.map((record) => record.kind === 'observation' && record.value)).toEqual([
      'one',
      'two\nlines',
      'three',
    ]);
    expect(unreadable).toEqual([]);
    journal.close();
  });

  it('holds no secret', () => {
    const journal = new Journal(folder, 'worker-1', new Redactor([new Secret('API', 'the-secret')]));
    journal.append(observation('the-secret dGhlLXNlY3JldA=='));
    journal.close();
    expect(readFileSync(join(folder, 'worker-1.ndjson'), 'utf8')).toContain('[secret API] [secret API]');
  });

  it('says which file took no record, why, and what to do, after it was closed', () => {
    const journal = new Journal(folder, 'worker-1', new Redactor());
    journal.close();
    journal.close();
    expect(() => journal.append(observation('late'))).toThrow(/JOURNAL_CLOSED[\s\S]*worker-1\.ndjson[\s\S]*next/);
  });

  it('says which folder can not be written, why, and what to do', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => new Journal(join(folder, 'file', 'below'), 'worker-1', new Redactor())).toThrow(
      /JOURNAL_NOT_OPENED[\s\S]*worker-1\.ndjson[\s\S]*ENOTDIR[\s\S]*CONTRACT_REPORT_DIR/,
    );
  });

  it('says that the disk is full, with its file and what to do', () => {
    // Where no device is always full, a folder in place of the file refuses as well, one step earlier.
    symlinkSync(existsSync('/dev/full') ? '/dev/full' : folder, join(folder, 'worker-1.ndjson'));
    expect(() => new Journal(folder, 'worker-1', new Redactor()).append(observation('one'))).toThrow(
      /JOURNAL_NOT_(?:WRITTEN|OPENED)[\s\S]*worker-1\.ndjson[\s\S]*(?:ENOSPC|EISDIR)[\s\S]*CONTRACT_REPORT_DIR/,
    );
  });
});

describe('reading what a run left', () => {
  it('gives an empty run for a folder that is not there', () => {
    expect(readEvidence(join(folder, 'absent'))).toEqual({ records: [], unreadable: [] });
  });

  it.each([
    ['a torn line', '{"kind":"observation","id":"a'],
    ['another value than an object', '[1]'],
    ['null', 'null'],
    ['an unknown kind', '{"kind":"constructor"}'],
    [
      'an exchange without its request',
      '{"kind":"exchange","id":"a","suite":"s","step":"t","intent":{},"evaluations":[]}',
    ],
    [
      'an exchange with a broken answer',
      '{"kind":"exchange","id":"a","suite":"s","step":"t","intent":{},"request":{"headers":[]},"response":null,"evaluations":[]}',
    ],
    [
      'an exchange with a broken evaluation',
      '{"kind":"exchange","id":"a","suite":"s","step":"t","intent":{},"request":{"headers":[]},"evaluations":[null]}',
    ],
    ['a check without exchanges', '{"kind":"check","id":"a","requirement":"b","outcome":"proved"}'],
    ['a step without outcome', '{"kind":"step","suite":"s","step":"t"}'],
    ['a plan without step', '{"kind":"planned","id":"a","requirement":"b","suite":"s"}'],
  ])('names %s by file and line, and keeps the rest', (_name, line) => {
    const journal = new Journal(folder, 'worker-1', new Redactor());
    journal.append(observation('before'));
    appendFileSync(join(folder, 'worker-1.ndjson'), `${line}\n`);
    journal.append(observation('after'));
    journal.close();
    const { records, unreadable } = readEvidence(folder);
    expect(records).toHaveLength(2);
    expect(unreadable).toEqual(['worker-1.ndjson:2']);
  });
});

describe('a reader', () => {
  it('reads on where it was, in every journal, and looks at an unfinished line again', () => {
    const reader = new EvidenceReader(folder);
    const [one, two] = ['worker-1', 'worker-2'].map((name) => new Journal(folder, name, new Redactor()));
    one?.append(observation('first'));
    two?.append(observation('second'));
    const whole = `${JSON.stringify(observation('third'))}\n`;
    appendFileSync(join(folder, 'worker-1.ndjson'), whole.slice(0, 20));
    const values = () => reader.read().records.map((record) => record.kind === 'observation' && record.value);
    expect(values()).toEqual(['first', 'second']);
    expect(reader.read().unreadable).toEqual(['worker-1.ndjson:2']);
    appendFileSync(join(folder, 'worker-1.ndjson'), whole.slice(20));
    two?.append(observation('fourth'));
    expect(values()).toEqual(['first', 'third', 'second', 'fourth']);
    expect(reader.read()).toEqual(readEvidence(folder));
    expect(reader.read().unreadable).toEqual([]);
  });
});

describe('a ledger', () => {
  it('gives no two exchanges one id, also when suites take turns', () => {
    const ledger = new Ledger({ append: () => undefined });
    const ids = ['a', 'b', 'a', 'a', 'b'].map((suite) => {
      ledger.begin({ suite, step: 'x' });
      return ledger.nextExchangeId();
    });
    expect(ids).toEqual(['a.x#1', 'b.x#1', 'a.x#2', 'a.x#3', 'b.x#2']);
  });

  it('keeps the records of the step that each suite is at, and only those', () => {
    const ledger = new Ledger({ append: () => undefined });
    const [before, now, other] = [fault('a'), fault('a'), fault('b')];
    ledger.begin({ suite: 'a', step: 'w' });
    ledger.append(before);
    ledger.begin({ suite: 'a', step: 'x' });
    ledger.begin({ suite: 'b', step: 'y' });
    ledger.append(now);
    ledger.append(other);
    expect(ledger.stepRecords('a')).toEqual([now]);
    expect(ledger.stepRecords()).toEqual([other]);
    ledger.end({ suite: 'a', step: 'x' });
    expect(ledger.stepRecords('a')).toEqual([]);
    expect(ledger.positionOf('a')).toEqual({ suite: 'a', step: 'x' });
  });
});
