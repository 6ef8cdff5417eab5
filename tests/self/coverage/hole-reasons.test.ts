import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type HoleReason, readHoleReasons } from '../../../src/coverage/hole-reasons.ts';
import { scratchFolder } from '../run/scratch.ts';
import { call } from './door-records.ts';
import { covered, plain, rowsOf } from './small-contract.ts';

const scratch = scratchFolder();
const reason = (place: string, more: Partial<HoleReason> = {}): HoleReason => ({
  place,
  reason: 'because',
  where: 'coverage.yaml:3',
  ...more,
});
const axis = 'operation × status';
const reasonOf = (place: string, options: Parameters<typeof covered>[1]): string | undefined =>
  rowsOf(covered([], options), axis).find((row) => row.place === place)?.reason;

describe('the reasons of holes', () => {
  it('are those that somebody wrote down, for a place or for all that a pattern fits', () => {
    expect(reasonOf('getDoor 404', { reasons: [reason('getDoor 404')] })).toBe('because');
    expect(reasonOf('getDoor 404', { reasons: [reason('get*4')] })).toBe('because');
    expect(reasonOf('getDoor 404', { reasons: [reason('getDoor 40')] })).toBeUndefined();
    expect(reasonOf('getDoor 404', { reasons: [reason('getDoor 40.')] })).toBeUndefined();
  });

  it('that need a capability count only where it is missing, and name it', () => {
    const need = (needs: string) => reasonOf('getDoor 404', { reasons: [reason('getDoor 404', { needs })] });
    expect(need('webhooks')).toBe('because (the environment does not offer: webhooks)');
    expect(need('simulator')).toBeUndefined();
  });

  it('are what limited the run where nobody wrote one down', () => {
    const circumstances = { ...plain, limitedBy: 'only a part ran' };
    expect(reasonOf('getDoor 404', { circumstances })).toBe('only a part ran');
    expect(reasonOf('getDoor 404', { circumstances, reasons: [reason('getDoor 404')] })).toBe('because');
  });

  it('are never given to a place that was reached, nor made up', () => {
    const records = [call({ operation: 'getDoor', status: 404 })];
    const rows = rowsOf(covered(records, { reasons: [reason('getDoor 404')] }), axis);
    expect(rows.filter((row) => row.reason !== undefined)).toEqual([]);
  });
});

describe('stale reasons', () => {
  const records = [call({ operation: 'getDoor', status: 404 })];

  it('name a place that was reached, or none', () => {
    const reasons = [reason('getDoor 404'), reason('getDoor 200'), reason('getWindow *', { where: 'coverage.yaml:9' })];
    expect(covered(records, { reasons }).stale).toEqual([
      'coverage.yaml:3: getDoor 404 was reached (getDoor 404, 1)',
      'coverage.yaml:9: getWindow * names no place of the contract',
    ]);
  });

  it('are not those that speak of a missing capability', () => {
    expect(covered(records, { reasons: [reason('getDoor 404', { needs: 'simulator' })] }).stale).toEqual([]);
  });

  it('are told of the embedded environment alone', () => {
    const circumstances = { ...plain, isLocal: false };
    expect(covered(records, { reasons: [reason('getDoor 404'), reason('x')], circumstances }).stale).toEqual([]);
  });
});

describe('the reading of coverage.yaml', () => {
  const read = (text: string) => {
    const file = join(scratch, 'coverage.yaml');
    writeFileSync(file, text);
    return readHoleReasons(file, ['simulator']);
  };

  it('gives each entry with its line', () => {
    expect(read('holes:\n  - place: a *\n    reason: it is so\n    needs: simulator\n')).toEqual({
      reasons: [{ place: 'a *', reason: 'it is so', needs: 'simulator', where: 'coverage.yaml:2' }],
      problems: [],
    });
    expect(read('holes: []\n')).toEqual({ reasons: [], problems: [] });
  });

  it.each([
    ['COVERAGE_NOT_YAML', 'holes: [\n'],
    ['COVERAGE_MISSING', 'other: []\n'],
    ['COVERAGE_MISSING', ''],
    ['COVERAGE_MALFORMED', 'holes:\n  - text\n'],
    ['COVERAGE_INCOMPLETE', 'holes:\n  - place: a\n'],
    ['COVERAGE_INCOMPLETE', 'holes:\n  - place: a\n    reason: 7\n'],
    ['COVERAGE_MEMBER_UNKNOWN', 'holes:\n  - place: a\n    reason: b\n    excuse: c\n'],
    ['COVERAGE_CAPABILITY', 'holes:\n  - place: a\n    reason: b\n    needs: luck\n'],
    ['COVERAGE_TWICE', 'holes:\n  - place: a\n    reason: b\n  - place: a\n    reason: c\n'],
  ])('says %s with the line', (code, text) => {
    const { problems } = read(text);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]?.where).toContain('coverage.yaml');
  });

  it('says which file is missing', () => {
    expect(readHoleReasons(join(scratch, 'none.yaml'), []).problems).toMatchObject([{ code: 'COVERAGE_MISSING' }]);
  });
});
