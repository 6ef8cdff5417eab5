import { beforeAll, describe, expect, it } from '@jest/globals';
import { Matrix, type MatrixRow } from '../../../src/killmatrix/matrix.ts';
import { type Selection, select } from '../../../src/killmatrix/selection.ts';
import { variants } from '../../../src/killmatrix/variants.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';

const scratch = scratchFolder();
const jobs = 2;
/** A whole matrix of narrow runs takes some three minutes on two cores; this is what a loaded machine may take. */
const boundMs = 900_000;

const everything = select(undefined, []);
const faults = 'unknown' in everything ? [] : everything.faults;

/** Variations on the whole gate: one of the framing, one of what is there beside our own data. */
const onGate = ['chunked', 'foreign-rows'];

function runsOf(reportDir: string, ids: Omit<Selection, 'whole'>, profile?: 'flow'): Promise<MatrixRow[]> {
  const selection = { ...ids, whole: false };
  const plan = { root: projectRoot, reportDir, selection, jobs, full: false, seed: 'kill-matrix', boundMs: 300_000 };
  return new Matrix({ ...plan, ...(profile === undefined ? {} : { profile }) }, () => undefined).run();
}

function rowOf(rows: readonly MatrixRow[], id: string): MatrixRow {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`${id} did not run: ${rows[0]?.shortfalls.join('; ') ?? 'nothing did'}`);
  return row;
}

describe('a run under a fault', () => {
  let rows: MatrixRow[] = [];
  beforeAll(async () => {
    rows = await runsOf(scratch, { faults, variants: [] });
  }, boundMs);

  it('is one of as many as there are faults, after a clean run that holds', () => {
    expect(faults.length).toBeGreaterThanOrEqual(150);
    expect(rows.map(({ id }) => id).sort()).toEqual(['clean', ...faults.map(({ id }) => id)].sort());
    expect(rowOf(rows, 'clean').shortfalls).toEqual([]);
  });

  it.each(faults.map(({ id }) => id))('%s is killed by the pinned requirements and no other', (id) => {
    const { run, shortfalls, kill, fault } = rowOf(rows, id);
    expect(shortfalls).toEqual([]);
    if (fault?.pin.warns === undefined) expect(run.code).toBe(1);
    expect(kill?.killedBy.length).toBeGreaterThan(0);
  });

  it.each(faults.flatMap(({ id, pin }) => (pin.warns === undefined ? [[id, pin] as const] : [])))(
    '%s is told with operation, requirement and line of the contract',
    (id, { operation, requirements }) => {
      const right = (rowOf(rows, id).run.verdict?.checks ?? []).filter(
        (check) =>
          check.outcome === 'violated' &&
          check.requirement === requirements[0] &&
          check.offences.some(
            (offence) =>
              (operation === undefined || (offence.operation === operation && offence.line !== undefined)) &&
              /^\S+#\d+$/.test(offence.exchange),
          ),
      );
      expect(right.length).toBeGreaterThan(0);
    },
  );

  it.each(faults.flatMap(({ id, pin }) => (pin.warns === undefined ? [] : [[id, pin] as const])))(
    '%s is warned of with requirement and exchange',
    (id, { requirements }) => {
      const told = rowOf(rows, id)
        .run.stdout.split('\n')
        .filter((line) => line.includes(`${requirements[0]}:`) && /\(\S+#\d+/.test(line));
      expect(told.length).toBeGreaterThan(0);
    },
  );
});

describe('a run under a harmless variation', () => {
  it('is one of as many as there are variations', () => {
    expect(variants.length).toBeGreaterThanOrEqual(16);
  });

  describe.each<[what: string, ids: readonly string[], profile: 'flow' | undefined]>([
    ['of the flows', variants, 'flow'],
    ['of the whole gate', onGate, undefined],
  ])('%s', (what, ids, profile) => {
    let rows: MatrixRow[] = [];
    beforeAll(async () => {
      rows = await runsOf(`${scratch}/${what.replaceAll(' ', '-')}`, { faults: [], variants: ids }, profile);
    }, boundMs);

    it.each(ids)('%s holds with the checks of the clean run, and warns of nothing more', (id) => {
      expect(rowOf(rows, id).shortfalls).toEqual([]);
      expect(rowOf(rows, id).run.verdict?.counts.proved).toBeGreaterThan(0);
    });
  });
});
