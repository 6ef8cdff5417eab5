import { describe, expect, it } from '@jest/globals';
import { matrixDocument } from '../../../src/killmatrix/document.ts';
import type { MatrixRow } from '../../../src/killmatrix/matrix.ts';
import { progressLine, summaryLine } from '../../../src/killmatrix/progress.ts';

const run = (durationMs: number) => ({ code: 1, stdout: '', stderr: '', folder: 'reports/faults/x', durationMs });

function fault(id: string, group: string, over: Partial<MatrixRow> = {}, durationMs = 3000): MatrixRow {
  const pin = {
    seenBy: ['flows/approve'] as [string],
    requirements: ['body.required'] as [string],
    alsoRed: { requirements: ['body.type'], because: 'one cause shows twice' },
  };
  const kill = {
    killedBy: ['body.required'],
    attribution: { operation: 'getCustomer', line: 214 },
    alsoRed: [],
    shortfalls: [],
  };
  return { kind: 'fault', id, run: run(durationMs), shortfalls: [], fault: { id, group, pin }, kill, ...over };
}

const variant = (id: string, ...shortfalls: string[]): MatrixRow => ({
  kind: 'variant',
  id,
  run: run(1000),
  shortfalls,
});

const rows: MatrixRow[] = [
  variant('gzip'),
  fault('b-second', 'schema'),
  fault('a-first', 'schema'),
  fault('c-other', 'state', { shortfalls: ['survived: nothing violates body.required'] }),
  variant('chunked', 'red: body.type | is violated'),
];

describe('the page of the kill matrix', () => {
  it('is the same whatever ended first', () => {
    const groupsInOrder = [rows[2], rows[1], rows[3], rows[4], rows[0]] as MatrixRow[];
    expect(matrixDocument(groupsInOrder)).toBe(matrixDocument(rows));
  });

  it('does not change with the load of a machine, as long as a run stays within its bound', () => {
    expect(matrixDocument([fault('a', 'schema', {}, 2000)])).toBe(matrixDocument([fault('a', 'schema', {}, 4900)]));
    expect(matrixDocument([fault('a', 'schema', {}, 5001)])).toContain('≤ 10 s');
  });

  it('counts what came to what it must, in all and by group', () => {
    const page = matrixDocument(rows);
    expect(page).toContain('**2 of 3 faults killed and attributed, 1 of 2 variants hold.**');
    expect(page).toMatch(/^## schema: 2 of 2$/m);
    expect(page).toMatch(/^## state: 0 of 1$/m);
    expect(page).toMatch(/^## variants: 1 of 2$/m);
  });

  it('says instead of the killer what a fault falls short of, and keeps its tables whole', () => {
    expect(matrixDocument(rows)).toContain('| c-other | **survived: nothing violates body.required** |');
    expect(matrixDocument(rows)).toContain('| chunked | **red: body.type   is violated** |');
  });

  it('gives the reason for what else turned red, and only for that', () => {
    const beside = { killedBy: ['body.required'], alsoRed: ['body.type'], shortfalls: [] };
    expect(matrixDocument([fault('a', 'schema', { kill: beside })])).toContain('- a: one cause shows twice.');
    expect(matrixDocument(rows)).not.toContain('one cause shows twice');
  });

  it('shows a kill that nobody is accused of as not attributed, unless the contract has nobody', () => {
    const nobody = { killedBy: ['body.required'], attribution: {}, alsoRed: [], shortfalls: [] };
    expect(matrixDocument([fault('a', 'schema', { kill: nobody })])).toContain('| body.required | — |');
    const { attribution: _, ...unattributed } = nobody;
    expect(matrixDocument([fault('a', 'schema', { kill: unattributed })])).toContain('| body.required | **no** |');
  });
});

describe('the progress of the matrix', () => {
  it('names the word, the killer and the place of each run', () => {
    expect(progressLine(rows[1] as MatrixRow)).toMatch(
      /^killed +3\.0 s {2}b-second +body\.required at getCustomer, openapi\.yaml:214$/,
    );
  });

  it('shows under a run that falls short why, and where its evidence lies', () => {
    const [line, ...under] = progressLine(rows[3] as MatrixRow).split('\n');
    expect(line).toMatch(/^SURVIVED .* c-other /);
    expect(under).toEqual(['  survived: nothing violates body.required', '  evidence reports/faults/x']);
  });

  it('ends with what is to be looked at, and how much did not run', () => {
    expect(summaryLine(rows, 7)).toBe(
      '2 of 3 faults killed and attributed; 1 of 2 variants hold; 2 of 7 runs did not end; to look at: c-other, chunked',
    );
  });
});
